// Runs before anything is painted, so that a dark host never sees a white page: Teams can say its
// theme in the address (contentUrl with ?theme={theme}); the demo keeps the chosen one. Inside a
// host the storage may be closed to us, so it is asked only outside. There the script for the host is
// of no use, and in one everything waits for it.
(() => {
  const isHosted = window.parent !== window || 'nativeInterface' in window;
  const inAddress = new URLSearchParams(location.search).get('theme');
  const theme = inAddress ?? (!isHosted ? sessionStorage.getItem('ikp-demo-theme') : null);
  if (theme === 'default' || theme === 'dark' || theme === 'contrast') document.documentElement.dataset.theme = theme;
  const hostScript = document.querySelector('meta[name="ikp-host-script"]')?.content;
  if (isHosted && hostScript) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: 'anonymous', href: hostScript }));
})();
