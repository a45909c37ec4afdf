import { findHost } from './host/host.ts';

/**
 * The first script is small on purpose: the hello to the host is said before the rest, which is being
 * fetched meanwhile, keeps the machine busy.
 */
async function start(): Promise<void> {
  const connect = await findHost();
  const [host, { renderApp }] = await Promise.all([connect(), import('./App.tsx')]);
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
