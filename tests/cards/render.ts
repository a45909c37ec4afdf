import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import { launchChromium } from '../browser/chromium.ts';
import { examples, type Example } from './examples.ts';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** CSS pixels: a phone, a chat, a channel. */
export const WIDTHS = { phone: 320, chat: 480, channel: 760 } as const;

/** A real browser that shows cards as Teams does: Microsoft's renderer with Microsoft's host configurations. */
export interface CardScreen {
  readonly page: Page;
  /** Puts these cards on the page, one below the other, in the place of those before. */
  show(cards: readonly AdaptiveCard[], theme: Theme, width: number): Promise<void>;
  /** Asks the page; see host/host.js. */
  ask<Q extends Question>(question: Q): Promise<Answers[Q]>;
  close(): Promise<void>;
}

interface Answers {
  readonly hidden: string[];
  readonly visibleTexts: string[];
  readonly markup: string[];
  readonly mentions: string[];
  readonly executed: string[];
  readonly openForms: number;
}
type Question = keyof Answers;

/** What host/host.js puts into the page. */
interface Host {
  readonly host: { readonly [Q in Question]: () => Answers[Q] } & {
    draw(drawing: { cards: readonly AdaptiveCard[]; theme: Theme; hostConfig: unknown }): void;
  };
}

export async function openCardScreen(): Promise<CardScreen> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(new URL('host/host.html', import.meta.url).href);
  const bundle = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  await page.addScriptTag({ path: bundle });
  await page.addScriptTag({ path: fileOf('host/greedyMarkdown.js') });
  await page.addScriptTag({ path: fileOf('host/host.js') });
  return {
    page,
    async show(cards, theme, width) {
      await page.setViewportSize({ width, height: 400 });
      const drawing = { cards, theme, hostConfig: hostConfigOf(theme, width) };
      await page.evaluate((given) => (globalThis as unknown as Host).host.draw(given), drawing);
    },
    ask: (question) => page.evaluate((asked) => (globalThis as unknown as Host).host[asked](), question) as Promise<never>,
    close: () => browser.close(),
  };
}

/** A picture of every card, for people to look at: `<folder>/<name>-<language>-<theme>-<width>.png`. */
export async function renderAllCards(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [sv, en] = [await examples('sv'), await examples('en')];
  const screen = await openCardScreen();
  try {
    await takePictures(screen, folder, sv, 'light', WIDTHS.chat);
    await takePictures(screen, folder, sv, 'dark', WIDTHS.phone);
    await takePictures(screen, folder, en, 'light', WIDTHS.channel);
    await takePictures(screen, folder, en, 'contrast', WIDTHS.chat);
  } finally {
    await screen.close();
  }
}

async function takePictures(screen: CardScreen, folder: string, cards: readonly Example[], theme: Theme, width: number): Promise<void> {
  for (const { name, language, card } of cards) {
    await screen.show([card], theme, width);
    await screen.page.screenshot({ path: path.join(folder, `${name}-${language}-${theme}-${width}.png`), fullPage: true });
  }
}

const HOST_CONFIGS: Record<Theme, string> = {
  light: 'hostconfig-microsoft-teams-light.json',
  dark: 'hostconfig-microsoft-teams-dark.json',
  contrast: 'hostconfig-high-contrast.json',
};

/** On phones Teams puts buttons one below the other. */
function hostConfigOf(theme: Theme, width: number): unknown {
  const file = readFileSync(new URL(`../fixtures/adaptiveCards/${HOST_CONFIGS[theme]}`, import.meta.url), 'utf8');
  const config = JSON.parse(file) as { actions: object };
  const stacked = width <= WIDTHS.phone ? { actionsOrientation: 'vertical', actionAlignment: 'stretch' } : {};
  return { ...config, actions: { ...config.actions, ...stacked } };
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
