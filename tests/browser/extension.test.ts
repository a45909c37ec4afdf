import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';

/** The message extension in the real chat client. It acts for one person, a contact person, so its dialog is the one for others than Admissions. */

let demo: RunningDemo;
let browser: Browser;
let chat: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  chat = await (await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' })).newPage();
  chat.setDefaultTimeout(20_000);
  await chat.goto(demo.chatUrl);
  await chat.getByText('Hej Karin Åström!').waitFor();
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('a search shows the department, and choosing it puts its card into the message', async () => {
  await open('Search Command');
  await chat.getByRole('button', { name: 'Specify Command ID or Parameter' }).click();
  await chat.getByPlaceholder('Command ID').fill('contacts');
  await chat.getByPlaceholder('Parameter name').fill('search');
  await chat.getByPlaceholder('Enter a search term').fill('fysik');
  await chat.getByText('Institutionen för fysik', { exact: true }).click();
  await chat.getByText('karin.astrom@example.com').waitFor();
}, 60_000);

test('the action opens a dialog', async () => {
  await open('Action Command');
  await chat.getByPlaceholder('Input command id or leave blanks').fill('askEligibility');
  await chat.getByRole('button', { name: 'Create' }).click();
  await chat.getByText('Bara Antagningen kan ställa behörighetsfrågor härifrån', { exact: false }).waitFor();
}, 60_000);

async function open(kind: string): Promise<void> {
  await chat.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await chat.getByRole('menuitem', { name: kind }).click();
}
