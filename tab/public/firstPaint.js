// Runs before anything is painted, so that a dark host never sees a white page: Teams can say its
// theme in the address (contentUrl with ?theme={theme}); the demo keeps the chosen one. Inside a
// host the storage may be closed to us, so it is asked only outside.
(() => {
  const inAddress = new URLSearchParams(location.search).get('theme');
  const theme = inAddress ?? (window.parent === window ? sessionStorage.getItem('ikp-demo-theme') : null);
  if (theme === 'default' || theme === 'dark' || theme === 'contrast') document.documentElement.dataset.theme = theme;
})();
