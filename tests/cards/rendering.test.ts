import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Locator } from 'playwright-core';
import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import type { Language } from '../../bot/domain/person.ts';
import { examples, type Example } from './examples.ts';
import { everyPart } from './parts.ts';
import { openCardScreen, THEMES, WIDTHS, type CardScreen } from './render.ts';

// A page with every card is much to draw for a machine that does other things as well.
jest.setTimeout(60_000);

let screen: CardScreen;
let all: Example[];

beforeAll(async () => {
  screen = await openCardScreen();
  await screen.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  all = [...(await examples('sv')), ...(await examples('en'))];
});
afterAll(() => screen.close());

test.each([
  ['phone', 'sv'],
  ['phone', 'en'],
  ['chat', 'sv'],
  ['channel', 'en'],
] as const)('on a %s in %s nothing reaches over the edge or is cut off, not even a button', async (place, language) => {
  await screen.show(cardsIn(language), 'light', WIDTHS[place]);
  expect(await screen.ask('hidden')).toEqual([]);
  expect(await screen.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(WIDTHS[place]);
});

test('the check of what is hidden finds a word that is too long', async () => {
  const { card } = named('sentence-language', 'sv');
  const tooLong = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a'.repeat(200) }] } as const;
  await screen.show([{ ...card, body: [tooLong] }], 'light', WIDTHS.phone);
  expect(await screen.ask('hidden')).toEqual(['a'.repeat(80)]);
});

test('every text of a card can be read on it', async () => {
  const cards = cardsIn('sv');
  await screen.show(cards, 'light', WIDTHS.chat);
  const shown = await screen.ask('visibleTexts');
  for (const [index, card] of cards.entries()) {
    for (const text of textsOf(card.body)) expect(shown[index]).toContain(text);
  }
});

/** One card of each look: every ground, every form, every size of text. */
const LOOKS = /open$|overdue-head|refused$|as-requester$|withdrawn$|stale$|channel-(overdue|done)|thread|^list$|^agreements$|^welcome$/;

describe.each(THEMES)('in the theme %s', (theme) => {
  test('text stands out from its ground, and inputs have names', async () => {
    await screen.show(all.filter(({ name, language }) => language === 'sv' && LOOKS.test(name)).map(({ card }) => card), theme, WIDTHS.chat);
    expect(await screen.ask('openForms')).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
  });
});

test('the check of contrast finds faint text', async () => {
  const { card } = named('sentence-language', 'sv');
  const faint = { type: 'TextBlock', text: 'Blekt', wrap: true, color: 'warning' } as const;
  await screen.show([{ ...card, body: [faint] }], 'light', WIDTHS.chat);
  expect(await violations()).toEqual([expect.stringMatching(/^color-contrast/)]);
});

describe('answering', () => {
  test('takes one click where nothing is to be filled in', async () => {
    await draw('eligibility-open');
    await button('Behörig').click();
    expect(await screen.ask('executed')).toEqual(['Behörig']);
  });

  test('opens the form below the buttons, and does not send it without what is required', async () => {
    await draw('eligibility-open');
    await button('Inte behörig').click();
    const field = screen.page.getByLabel('Varför är sökanden inte behörig?');
    await button('Skicka: Inte behörig').click();
    expect(await screen.ask('executed')).toEqual([]);
    expect(await visibleText()).toContain('Det här behöver fyllas i.');
    await field.fill('Saknar linjär algebra.');
    await button('Skicka: Inte behörig').click();
    expect(await screen.ask('executed')).toEqual(['Skicka: Inte behörig']);
  });

  test('asks once more before what cannot be taken back', async () => {
    await draw('eligibility-open-as-requester');
    await button('Återkalla frågan').click();
    expect(await screen.ask('executed')).toEqual([]);
    expect(await visibleText()).toContain('Det går inte att ångra.');
    await button('Återkalla frågan').nth(1).click();
    expect(await screen.ask('executed')).toEqual(['Återkalla frågan']);
  });

  test('shows what is wrong beside the field, with what was typed', async () => {
    await draw('agreement-paper-refused');
    for (const [label, error] of [
      ['Vilken dag skrevs det under?', 'Dagen ligger i framtiden.'],
      ['Var finns den skannade kopian?', 'Det här behöver fyllas i.'],
    ] as const) {
      const field = await place(screen.page.getByLabel(label));
      const message = await place(screen.page.getByText(error));
      expect(message.y - (field.y + field.height)).toBeGreaterThanOrEqual(0);
      expect(message.y - (field.y + field.height)).toBeLessThan(20);
      expect(message.x).toBe(field.x);
    }
    expect(await screen.page.getByLabel('Vilken dag skrevs det under?').inputValue()).toBe('2027-02-01');
    await draw('eligibility-more-information-refused');
    expect(await screen.page.getByLabel('Vad behöver du veta?').inputValue()).toBe('Gäller det 20010203-1234?');
  });

  test('can be left again though a required field is empty', async () => {
    await draw('agreement-paper-refused');
    await button('Tillbaka').click();
    expect(await screen.ask('executed')).toEqual(['Tillbaka']);
  });
});

describe('at first sight', () => {
  test.each([
    ['eligibility-eligible', 'Behörig'],
    ['eligibility-not-eligible-as-requester', 'Inte behörig'],
    ['agreement-signed', 'Underskrivet'],
    ['agreement-signed-on-paper', 'Underskrivet på papper'],
  ])('%s says %s, larger than everything else and on a ground of its own', async (name, verdict) => {
    await draw(name);
    const line = screen.page.getByText(verdict, { exact: true }).first();
    expect(await sizeOfText(line)).toBeGreaterThan(await sizeOfText(screen.page.locator('.ac-textBlock').nth(1)));
    expect(await groundOf(line)).not.toBe('rgb(255, 255, 255)');
  });

  test('a closed task offers nothing but the tab', async () => {
    for (const name of ['eligibility-eligible', 'eligibility-withdrawn', 'agreement-signed', 'channel-done']) {
      await draw(name);
      expect(await screen.page.locator('.ac-pushButton').allTextContents()).toEqual(['Öppna i fliken']);
    }
  });

  test('an overdue task says so on a ground of its own, before its facts', async () => {
    for (const name of ['eligibility-overdue-head', 'agreement-overdue', 'channel-overdue-escalated']) {
      await draw(name);
      const line = screen.page.getByText('Tiden gick ut fre 20 nov. 16:00');
      expect(await groundOf(line)).not.toBe('rgb(255, 255, 255)');
      expect((await place(line)).y).toBeLessThan((await place(screen.page.locator('table').first())).y);
    }
  });
});

async function draw(name: string): Promise<void> {
  await screen.show([named(name, 'sv').card], 'light', WIDTHS.chat);
}

function cardsIn(language: Language): AdaptiveCard[] {
  return all.filter((one) => one.language === language).map(({ card }) => card);
}

function named(name: string, language: Language): Example {
  const example = all.find((one) => one.name === name && one.language === language);
  if (!example) throw new Error(`There is no example ${name}.`);
  return example;
}

async function visibleText(): Promise<string> {
  return (await screen.ask('visibleTexts')).join(' ');
}

function button(title: string): Locator {
  return screen.page.getByRole('button', { name: title, exact: true });
}

async function place(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It cannot be seen.');
  return box;
}

function sizeOfText(locator: Locator): Promise<number> {
  return locator.evaluate((element) => Number.parseFloat((globalThis as unknown as Browser).getComputedStyle(element)['fontSize'] ?? ''));
}

function groundOf(locator: Locator): Promise<string | undefined> {
  return locator.evaluate((element) => {
    const box = (element as unknown as { closest(selector: string): unknown }).closest('.ac-container[style*="background-color"]');
    return (globalThis as unknown as Browser).getComputedStyle(box)['backgroundColor'];
  });
}

interface Browser {
  getComputedStyle(element: unknown): Readonly<Record<string, string | undefined>>;
  readonly axe: { run(where: object, options: object): Promise<AxeResults> };
}

/** Of the card alone: the colours of buttons are the host's. */
async function violations(): Promise<string[]> {
  const results = await screen.page.evaluate(() =>
    (globalThis as unknown as Browser).axe.run(
      { include: ['main'], exclude: ['.ac-pushButton'] },
      { runOnly: ['color-contrast', 'label', 'select-name', 'aria-valid-attr-value', 'aria-required-attr'], resultTypes: ['violations'] },
    ),
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

function textsOf(body: unknown): string[] {
  return everyPart(body)
    .flatMap((part) => [
      ...(part.type === 'TextBlock' || part.type === 'TextRun' ? [part['text'] as string] : []),
      ...((part['facts'] ?? []) as { title: string; value: string }[]).flatMap(({ title, value }) => [title, value]),
    ])
    .map((text) => text.replace(/<\/?at>/g, '').replace(/\u200b/g, '').replace(/\s+/g, ' ').trim());
}
