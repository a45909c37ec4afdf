import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ChatPerson } from '../../bot/config.ts';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';

/** The message extension in the real chat client, for a contact person and for Admissions. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(() => browser.close());

describe('a contact person', () => {
  const chat = chatAs('karin', 'Hej Karin Åström!');

  test('finds a department, and choosing it puts its card into the message', async () => {
    await open(chat(), 'Search Command');
    await chat().getByRole('button', { name: 'Specify Command ID or Parameter' }).click();
    await chat().getByPlaceholder('Command ID').fill('contacts');
    await chat().getByPlaceholder('Parameter name').fill('search');
    await chat().getByPlaceholder('Enter a search term').fill('fysik');
    await chat().getByText('Institutionen för fysik', { exact: true }).click();
    await chat().getByText('karin.astrom@example.com').waitFor();
  }, 60_000);

  test('is told that a question of eligibility is asked by Admissions alone', async () => {
    await open(chat(), 'Action Command');
    await startAction(chat());
    await chat().getByText('Bara Antagningen kan ställa behörighetsfrågor härifrån', { exact: false }).waitFor();
  }, 60_000);
});

describe('Admissions', () => {
  const chat = chatAs('eva', 'Hej Eva Forsmark!');

  test('asks about eligibility from a message: its words come along without the personal number, what is missing is said beside its field, and the question is asked once', async () => {
    const page = chat();
    await page.getByRole('textbox').first().click();
    await page.keyboard.type('Räcker Fysik 2 för sökanden 19990101-2384?');
    await page.keyboard.press('Enter');
    await page.getByText('Det förstod jag inte').waitFor();
    // The welcome, the message, the bot's answer.
    await page.getByRole('button', { name: 'Show more information' }).nth(1).click();
    await page.getByRole('menuitem', { name: 'Action Command' }).click();
    await startAction(page);

    const dialog = page.getByRole('dialog');
    const question = dialog.getByRole('textbox', { name: 'Fråga' });
    await question.waitFor();
    expect(await question.inputValue()).toBe('Räcker Fysik 2 för sökanden (personnummer borttaget)?');

    await dialog.getByLabel('Ärendenummer').fill('ANT-77');
    await dialog.getByRole('button', { name: 'Skicka frågan' }).click();
    await dialog.getByText('Det här behöver fyllas i.').first().waitFor();
    // Course, its name, department and term; the reference of NyA may be left out.
    expect(await dialog.getByText('Det här behöver fyllas i.').count()).toBe(4);

    await dialog.getByLabel('Kurskod').fill('5FY001');
    await dialog.getByLabel('Kursens namn').fill('Fysikens grunder');
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Institutionen för fysik' }).click();
    await dialog.getByLabel('Termin').fill('VT2027');
    await dialog.getByRole('button', { name: 'Skicka frågan' }).click();
    await dialog.getByText('Frågan är skickad').waitFor();
    expect(await dialog.innerText()).toMatch(/Svar senast/);

    await dialog.getByRole('button').first().click();
    // In the channel stand the case and the department, and nothing of the question.
    await page.getByText('Påminnelser', { exact: true }).click();
    const post = page.locator('.ac-adaptiveCard').filter({ hasText: 'ANT-77' });
    await post.waitFor();
    expect(await post.innerText()).toContain('Institutionen för fysik');
    expect(await post.innerText()).not.toContain('Fysik 2');
  }, 90_000);
});

/** A chat of one of the demo's people, opened before the tests of its `describe`. */
function chatAs(person: ChatPerson, greeting: string): () => Page {
  let demo: RunningDemo;
  let page: Page;
  beforeAll(async () => {
    demo = await startDemo(person);
    page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(demo.chatUrl);
    await page.getByText(greeting).waitFor();
  }, 120_000);
  afterAll(async () => {
    await page.context().close();
    expect(await demo.stop()).toBe(0);
  }, 30_000);
  return () => page;
}

async function open(chat: Page, kind: string): Promise<void> {
  await chat.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await chat.getByRole('menuitem', { name: kind }).click();
}

async function startAction(chat: Page): Promise<void> {
  await chat.getByPlaceholder('Input command id or leave blanks').fill('askEligibility');
  await chat.getByRole('button', { name: 'Create' }).click();
}
