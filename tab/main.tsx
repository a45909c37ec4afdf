import { startHost } from './host/startHost.ts';

/**
 * The first script is small on purpose: the hello to the host and the fetching of the rest go on at
 * the same time.
 */
async function start(): Promise<void> {
  const [host, { renderApp }] = await Promise.all([startHost(), import('./App.tsx')]);
  renderApp(host);
}

start().catch((error: unknown) => {
  reportError(error);
  const root = document.getElementById('root');
  if (!root) return;
  // Whatever would draw a better page is what failed to come.
  root.textContent = 'IKP-forum kunde inte starta. Ladda om sidan. IKP-forum could not start. Load the page again.';
  root.setAttribute('role', 'alert');
});
