import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startMockApi, type MockApi } from './mockApi.ts';
import { openWindows, type OpenTab, type Windows } from './openTab.ts';

/** What the tests of one file share. Its parts are there once the tests run. */
export interface TabUnderTest {
  readonly inBrowser: Windows['inBrowser'];
  readonly inTeams: Windows['inTeams'];
  /** Where the page that stands in for Teams is. */
  readonly hostOrigin: string;
  /** The demo's server, and that of a university. */
  readonly demo: MockApi;
  readonly university: MockApi;
}

/**
 * The built tab in a real browser, by itself and inside a page that stands in for Teams, against
 * servers that speak the contract. Each test begins with fresh servers and no windows, and fails when
 * something broke in a window that it opened.
 */
export function tabUnderTest(): TabUnderTest {
  let parts: { readonly browser: Browser; readonly windows: Windows; readonly demo: MockApi; readonly university: MockApi };
  let opened: OpenTab[] = [];

  beforeAll(async () => {
    const browser = await launchChromium();
    parts = { browser, windows: await openWindows(browser), demo: await startMockApi({ demo: true }), university: await startMockApi({ demo: false }) };
    parts.university.trustHost(parts.windows.hostOrigin);
  }, 120_000);

  afterAll(async () => {
    await parts.windows.end();
    await parts.browser.close();
    await Promise.all([parts.demo.close(), parts.university.close()]);
  });

  beforeEach(() => {
    opened = [];
    parts.demo.reset();
    parts.university.reset();
  });

  afterEach(async () => {
    const faults = opened.flatMap((one) => one.faults);
    await parts.windows.closeAll();
    expect(faults).toEqual([]);
  });

  async function watched(opening: Promise<OpenTab>): Promise<OpenTab> {
    const one = await opening;
    opened.push(one);
    return one;
  }

  return {
    inBrowser: (...asked) => watched(parts.windows.inBrowser(...asked)),
    inTeams: (...asked) => watched(parts.windows.inTeams(...asked)),
    get hostOrigin() {
      return parts.windows.hostOrigin;
    },
    get demo() {
      return parts.demo;
    },
    get university() {
      return parts.university;
    },
  };
}
