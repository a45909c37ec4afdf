import { wordLikeness } from '../domain/knowledge.ts';
import { readCommand, type Command } from './commands.ts';
import { EXPRESSIONS, FILLERS, INTENTS, VOCABULARY, type Intent } from './vocabulary.ts';

export interface Understanding {
  /** What is meant, with what it is about; `unknown` when nothing is like it. */
  readonly command: Command;
  /** From 0 to 1: the share of the words that speak for the command. Below {@link SURE} people are asked whether they mean it. */
  readonly certainty: number;
  /** What else it may be, the likeliest first; the command's own kind of request stands first. */
  readonly nearest: readonly Intent[];
}

/** From here on the bot does what it has understood. */
export const SURE = 0.7;

/** Below this what is nearest is no better than anything else. */
const POSSIBLE = 0.3;

/** Words that are less like a stem are other words. */
const ALIKE = 0.42;

/** What comes after this is not looked at: a command is short. */
const LOOKED_AT = 300;

/** More words are no name of a partner or department, but a story. */
const ABOUT_WORDS = 5;

/** What people write about after the word that says what they want. */
const TAKES_SUBJECT: ReadonlySet<Intent> = new Set(['agreements', 'contact', 'knowledge', 'remind']);

/** Small letters without accents, marks and what is no letter or number; "3/12" and "2026-12-03" stay. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<!\d)[/-]|[/-](?!\d)|[^\p{L}\p{N}/-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Reads what a person wants out of what they wrote, in either language: as it is written in the list
 * of commands, in everyday words, or misspelt. Pure; takes any text.
 */
export function understand(message: string): Understanding {
  const text = plain(message).slice(0, LOOKED_AT);
  const exact = readCommand(text);
  if (exact.kind !== 'unknown') return { command: exact, certainty: 1, nearest: [] };
  const tokens = tokensOf(text);
  const ranked = INTENTS.map((intent) => weigh(intent, tokens))
    .filter(({ certainty }) => certainty >= POSSIBLE)
    .sort((a, b) => b.strength - a.strength || b.certainty - a.certainty);
  const nearest = ranked.slice(0, 3).map(({ intent }) => intent);
  const [best] = ranked;
  if (!best) return { command: { kind: 'unknown' }, certainty: 0, nearest: [] };
  return { command: commandOf(best, text), certainty: best.certainty, nearest };
}

/** What stands in a message beside mentions, tags and the characters that only say how to show it. */
export function plain(message: string): string {
  return message
    .replace(/<at\b[^>]*>.*?<\/at>/gisu, ' ')
    .replace(/<\/?(?:p|div|br|li|ul|ol|tr|td|th|table|h\d|blockquote|pre|hr)\b[^<>]{0,2000}>/giu, ' ')
    .replace(/<\/?[a-z][^<>]{0,2000}>/giu, '')
    .replace(/&nbsp;/giu, ' ')
    .replace(/&lt;/giu, '<')
    .replace(/&gt;/giu, '>')
    .replace(/&quot;/giu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/giu, '&')
    .replace(/[\p{Cf}\p{Cs}]|(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The words that say something; a greeting before a request says nothing. */
function tokensOf(text: string): string[] {
  let folded = ` ${fold(text)} `;
  for (const [words, one] of EXPRESSIONS) folded = folded.replaceAll(` ${words} `, ` ${one} `);
  const all = folded.trim().split(' ').filter((word) => word !== '');
  const telling = all.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : all;
}

interface Weighed {
  readonly intent: Intent;
  /** How many words speak for it, each by how sure it is. */
  readonly strength: number;
  readonly certainty: number;
  /** The words that do not. */
  readonly rest: readonly string[];
}

function weigh(intent: Intent, tokens: readonly string[]): Weighed {
  const { stems, beside } = VOCABULARY[intent];
  const scores = tokens.map((token) => ({
    token,
    own: likenessTo(token, stems),
    beside: beside.includes(token) ? 1 : likenessTo(token, beside) * 0.8,
  }));
  const own = scores.reduce((best, one) => Math.max(best, one.own), 0);
  if (own === 0) return { intent, strength: 0, certainty: 0, rest: tokens };
  const strength = scores.reduce((sum, one) => sum + Math.max(one.own, one.beside * 0.9), 0);
  const rest = scores.filter((one) => one.own === 0 && one.beside === 0).map(({ token }) => token);
  const isAbout = TAKES_SUBJECT.has(intent) && rest.length <= ABOUT_WORDS;
  const certainty = isAbout ? own : Math.min(own, strength / tokens.length);
  return { intent, strength, certainty, rest };
}

function likenessTo(token: string, stems: readonly string[]): number {
  let best = 0;
  for (const stem of stems) best = Math.max(best, likeness(token, stem));
  return best;
}

/** 1 for the stem with an ending; less for a slip of the keyboard; 0 for another word. */
function likeness(token: string, stem: string): number {
  if (token === stem) return 1;
  if (stem.length >= 4 && token.startsWith(stem)) return 1;
  if (stem.length >= 3 && token.startsWith(stem) && token.length - stem.length <= 2) return 0.9;
  if (token.length < 4 || stem.length < 4 || Math.abs(token.length - stem.length) > 4) return 0;
  if (isOneSlip(token, stem)) return 0.85;
  // A slip within the stem, and an ending behind it.
  if ([-1, 0, 1].some((more) => isOneSlip(token.slice(0, stem.length + more), stem))) return 0.75;
  // A long word with an ending of its own is compared as far as the stem goes.
  const alike = Math.max(wordLikeness(token, stem), wordLikeness(token.slice(0, stem.length), stem));
  return alike >= ALIKE ? Math.min(0.9, 0.4 + alike * 0.6) : 0;
}

/** Whether one letter is wrong, missing, too many, or has changed places with the next; the first letter is seldom wrong. */
function isOneSlip(token: string, stem: string): boolean {
  if (token[0] !== stem[0]) return false;
  let at = 0;
  while (at < Math.min(token.length, stem.length) && token[at] === stem[at]) at += 1;
  const [a, b] = [token.slice(at), stem.slice(at)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

function commandOf({ intent, rest }: Weighed, text: string): Command {
  switch (intent) {
    case 'agreements':
    case 'contact':
      return { kind: intent, about: rest.join(' ') };
    case 'knowledge':
      return { kind: 'knowledge', question: rest.join(' ') };
    case 'remind':
      return { kind: 'remind', when: fold(text) };
    case 'language':
      return { kind: 'language', to: languageIn(fold(text)) };
    case 'absence':
      return { kind: 'absenceAsked' };
    case 'greeting':
    case 'help':
    case 'tasks':
    case 'signatures':
    case 'eligibility':
    case 'meetings':
    case 'settings':
    case 'optOut':
    case 'optIn':
      return { kind: intent };
  }
}

/** The language that is named; null asks for the other one than now. */
function languageIn(folded: string): 'sv' | 'en' | null {
  if (/svensk|swedish/u.test(folded)) return 'sv';
  return /engelsk|english/u.test(folded) ? 'en' : null;
}
