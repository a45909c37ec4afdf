import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';

/** Where botbuilder's credentials ask for tokens. MSAL knows this host and asks nobody about it first. */
export const LOGIN_HOST = 'login.microsoftonline.com';

/**
 * MSAL takes no address but https ones, and asks Microsoft about every host that it does not know.
 * So its requests to Microsoft's own login are led to a plain server on this machine instead: the
 * product runs with its real settings, and nothing leaves the machine.
 *
 * @returns a function that ends it
 */
export function leadLoginTo(port: number): () => void {
  const agent = https.globalAgent;
  // Connections that it keeps open may lead to an earlier fake.
  agent.destroy();
  const original = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback): Duplex | null | undefined =>
    options.host === LOGIN_HOST ? net.connect(port, '127.0.0.1') : original(options, callback);
  return () => {
    agent.createConnection = original;
  };
}
