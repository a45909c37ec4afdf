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
  let browser: Browser;
  let windows: Windows;
  // Of their own for each test: what a window sent as it was closed does not reach the next one's.
  let servers: { readonly demo: MockApi; readonly university: MockApi };
  let opened: OpenTab[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    windows = await openWindows(browser);
  }, 120_000);

  afterAll(async () => {
    await windows.end();
    await browser.close();
  });

  beforeEach(async () => {
    opened = [];
    servers = { demo: await startMockApi({ demo: true }), university: await startMockApi({ demo: false }) };
    servers.university.trustHost(windows.hostOrigin);
  });

  afterEach(async () => {
    const faults = opened.flatMap((one) => one.faults);
    await windows.closeAll();
    await Promise.all([servers.demo.close(), servers.university.close()]);
    expect(faults).toEqual([]);
  });

  async function watched(opening: Promise<OpenTab>): Promise<OpenTab> {
    const one = await opening;
    opened.push(one);
    return one;
  }

  return {
    inBrowser: (...asked) => watched(windows.inBrowser(...asked)),
    inTeams: (...asked) => watched(windows.inTeams(...asked)),
    get hostOrigin() {
      return windows.hostOrigin;
    },
    get demo() {
      return servers.demo;
    },
    get university() {
      return servers.university;
    },
  };
}
