import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';

/**
 * The main story as a visitor lives it: the program that `npm start` runs, the real chat client, and
 * the real tab, with Admissions in one window and the contact person in the other.
 */

let demo: RunningDemo;
let browser: Browser;
let chat: Page;
let officer: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  // Two contexts, since two people have two browsers.
  const windowOf = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  };
  chat = await windowOf();
  await chat.goto(demo.chatUrl);
  officer = await windowOf();
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('the bot says hello once, with what waits', async () => {
  await chat.getByText('Hej Karin Åström!').waitFor();
  await chat.getByText('Learning Agreement för Elias Vargfors, University of Oslo').first().waitFor();
}, 30_000);

test('Admissions asks in the tab, and the card stands in the chat', async () => {
  await beIn(officer, 'Eva Forsmark');
  await ask('UMU-2026-00417');
  await chat.getByText('Är sökande i ärende UMU-2026-00417 behörig till Kvantmekanik (5FY210)?').waitFor();
}, 60_000);

test('the channel shows the case and nothing of the question', async () => {
  await chat.getByText('Påminnelser', { exact: true }).click();
  await chat.getByText('UMU-2026-00417').waitFor();
  await chat.getByText('Karin Åström (kontaktperson)').waitFor();
  const seen = (await chat.locator('body').innerText()).replace(/^.*?(?=Start a new post)/s, '');
  expect(seen).not.toContain('Kvantmekanik');
  expect(seen).not.toContain('Motsvarar');
}, 60_000);

test('an answer without a usable reason comes back with the error beside the field and what was typed', async () => {
  await chat.getByText('Personal Chat', { exact: true }).click();
  await chat.getByRole('button', { name: 'Inte behörig' }).last().click();
  await chat.locator('textarea').last().fill('900101-1234 saknar matematik');
  await chat.getByRole('button', { name: /Skicka/ }).last().click();
  await chat.getByText('Texten ser ut att innehålla ett personnummer', { exact: false }).waitFor();
  expect(await chat.locator('textarea').last().inputValue()).toBe('900101-1234 saknar matematik');
}, 60_000);

test('the answer turns every copy, and the one who asked sees it', async () => {
  await chat.locator('textarea').last().fill('Flervariabelanalys saknas.');
  await chat.getByRole('button', { name: /Skicka/ }).last().click();
  await chat.getByText('Flervariabelanalys saknas.').waitFor();
  await chat.getByText('Påminnelser', { exact: true }).click();
  await chat.getByText('Klart', { exact: true }).waitFor();
  await officer.getByText('Flervariabelanalys saknas.').waitFor({ timeout: 30_000 });
}, 60_000);

test('when the clock goes on, the reminder comes and the deputy is asked as well', async () => {
  await ask('UMU-2026-00418');
  await chat.getByText('Personal Chat', { exact: true }).click();
  await chat.getByText('Är sökande i ärende UMU-2026-00418 behörig till Kvantmekanik (5FY210)?').waitFor();
  const box = chat.getByRole('textbox', { name: 'Type a message' }).or(chat.locator('[contenteditable=true]')).first();
  for (let days = 0; days < 6; days += 2) {
    await box.click();
    await chat.keyboard.type('demo: två dagar framåt');
    await chat.keyboard.press('Enter');
    await chat.getByText('Demo: klockan visar nu').nth(days / 2).waitFor();
  }
  await chat.getByText('Påminnelse', { exact: true }).first().waitFor();
  await chat.getByText('Olof Wikberg (ställföreträdare)', { exact: false }).first().waitFor();
}, 60_000);

test('the deputy answers in the tab, and the card in the chat follows', async () => {
  const deputy = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  await beIn(deputy, 'Olof Wikberg');
  await deputy.getByText('Är sökande i ärende UMU-2026-00418', { exact: false }).first().click();
  await deputy.getByRole('button', { name: 'Behörig', exact: true }).click();
  await deputy.getByText('Svarat av').waitFor();
  await chat.getByText('Behörig', { exact: true }).first().waitFor();
  // No copy can be answered any more.
  await chat.getByRole('button', { name: 'Inte behörig' }).first().waitFor({ state: 'detached' });
}, 60_000);

async function beIn(page: Page, name: string): Promise<void> {
  await page.goto(demo.tabUrl);
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
}

async function ask(reference: string): Promise<void> {
  await officer.getByRole('link', { name: 'Ny behörighetsfråga' }).click();
  await officer.getByLabel('Ärendenummer').fill(reference);
  await officer.getByLabel('Kurskod').fill('5FY210');
  await officer.getByLabel('Kursens namn').fill('Kvantmekanik');
  const department = officer.getByRole('combobox', { name: 'Institution' });
  await department.pressSequentially('fysik');
  await officer.getByRole('option', { name: /Institutionen för fysik/ }).click();
  await officer.getByRole('combobox', { name: 'Termin' }).selectOption('HT2027');
  await officer.getByLabel('Vad behöver institutionen bedöma?').fill('Motsvarar sökandens linjär algebra och analys våra 30 hp matematik?');
  await officer.getByRole('button', { name: 'Skicka frågan' }).click();
  await officer.getByText(reference, { exact: false }).first().waitFor();
}
