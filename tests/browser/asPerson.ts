import type { Browser, Page } from 'playwright-core';
import type { RunningDemo } from '../support/demo.ts';

/** The tab of the running demo as one of its people, in a browser context of their own, as two people have two browsers. */
export async function asPerson(browser: Browser, demo: RunningDemo, name: string, locale: 'sv-SE' | 'en-GB' = 'sv-SE'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(demo.tabUrl);
  await page.getByText(name, { exact: true }).first().click();
  await page.locator('main h1').waitFor();
  return page;
}
