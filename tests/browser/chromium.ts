import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../infra/local/chromium.mjs';

/**
 * The browser that is installed on this machine, without a window. Playwright gives it a profile of
 * its own, which goes with it. A machine without one fails the test and says what to do.
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error('No Chromium, Chrome or Edge was found. Run the tests with `npm test`, which installs one or says how.');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      // Chromium refuses its sandbox to root; the pages are our own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The chat client asks for pictures and styles on the internet, and a name server that is slow to say no holds its page up.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}
