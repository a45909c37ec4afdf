import { wordLikeness } from '../domain/knowledge.ts';
import { readCommand, type Command } from './commands.ts';
import { commandOfIntent } from './intentCommand.ts';
import { languageIn } from './languageWords.ts';
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

/** How sure the bot is of the first of two things that are asked for at once. */
const TWO_THINGS = 0.6;

/** Words that are less like a stem are other words. */
const ALIKE = 0.42;

/** What comes after this is not looked at: a command is short. */
const LOOKED_AT = 300;

/** More words are no name of a partner or department, but a story. */
const ABOUT_WORDS = 5;

/** What people write about after the word that says what they want. */
const TAKES_SUBJECT: ReadonlySet<Intent> = new Set(['agreements', 'contact', 'knowledge', 'remind']);

/** What these are about may be called by any word, also by one that would ask for something else. */
const TAKES_ANY_SUBJECT: ReadonlySet<Intent> = new Set(['knowledge', 'remind', 'language', 'optOut', 'optIn']);

/** How the vocabulary joins the words that ask who it is. */
const WHO: ReadonlySet<string> = new Set(['vemar', 'whois']);

/** From here on a word asks for something by itself, and not by a slip of the keyboard. */
const CLEARLY = 0.9;

/** What parts words; "3/12" and "2026-12-03" stay together. */
const BETWEEN_WORDS = /(?<!\d)[/-]|[/-](?!\d)|[^\p{L}\p{M}\p{N}/-]+/gu;

/** Small letters without accents, marks and what is no letter or number; "3/12" and "2026-12-03" stay. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(BETWEEN_WORDS, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Reads what a person wants out of what they wrote, in either language: as it is written in the list
 * of commands, in everyday words, or misspelt. Whoever asks for two things at once is asked which one
 * comes first. Pure; takes any text.
 */
export function understand(message: string): Understanding {
  const text = plain(message).slice(0, LOOKED_AT);
  const exact = readCommand(text);
  if (exact.kind !== 'unknown') return { command: exact, certainty: 1, nearest: [] };
  const tokens = tokensOf(text);
  const weighed = INTENTS.map((intent) => weigh(intent, tokens))
    .filter(({ intent, certainty }) => certainty > 0 && (intent !== 'courtesy' || certainty >= SURE))
    .sort((a, b) => b.strength - a.strength || b.certainty - a.certainty);
  // "Påminn mig om mötet" begins with what is wanted, whatever it is about.
  const best = weighed.find(({ intent, clear }) => TAKES_ANY_SUBJECT.has(intent) && clear[0] !== undefined && clear[0] === tokens[0]) ?? weighed[0];
  const others = weighed.filter((one) => one !== best);
  if (!best || !weighed.some(isPossible)) return { command: { kind: 'unknown' }, certainty: 0, nearest: [] };
  const also = TAKES_ANY_SUBJECT.has(best.intent) ? [] : others.filter((other) => asksToo(best, other));
  // Who answers for something is one question, whatever the something is.
  const isWho = best.intent === 'contact' && WHO.has(best.clear[0]?.folded ?? '') && best.clear[0] === tokens[0];
  const nearest = [best, ...also, ...others.filter((one) => isPossible(one) && !also.includes(one))].slice(0, 3).map(({ intent }) => intent);
  const about = best.rest.filter((token) => !also.some(({ clear }) => clear.includes(token)));
  const to = languageIn(text.split(BETWEEN_CLAUSES).map(fold));
  const isUnclear = (also.length > 0 && !isWho) || (best.intent === 'language' && to === 'unclear');
  const certainty = isUnclear ? Math.min(best.certainty, TWO_THINGS) : best.certainty;
  return { command: commandOf({ ...best, rest: about.length > 0 ? about : best.rest }, text, to), certainty, nearest };
}

function isPossible({ certainty }: Weighed): boolean {
  return certainty >= POSSIBLE;
}

/** Whether words ask clearly for something else, and say nothing of the first. */
function asksToo(first: Weighed, other: Weighed): boolean {
  return other.clear.some((token) => first.rest.includes(token)) && first.clear.some((token) => other.rest.includes(token));
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

interface Token {
  /** As the vocabulary has it. */
  readonly folded: string;
  /** As the person wrote it, to be said back. */
  readonly written: string;
}

/** The words that say something; a greeting before a request says nothing. */
function tokensOf(text: string): Token[] {
  const written = text.normalize('NFC').replace(BETWEEN_WORDS, ' ').split(/\s+/u);
  const all = joined(written.map((word) => ({ written: word, folded: fold(word).replaceAll(' ', '') })).filter(({ folded }) => folded !== ''));
  const telling = all.filter(({ folded }) => !FILLERS.has(folded));
  return telling.length > 0 ? telling : all;
}

const LONGEST_FIRST = EXPRESSIONS.map(([words, one]) => ({ words: words.split(' '), one })).sort((a, b) => b.words.length - a.words.length);

/** Takes the words of an expression together. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const expression = LONGEST_FIRST.find(({ words }) => words.every((word, offset) => tokens[at + offset]?.folded === word));
    const taken = tokens.slice(at, at + (expression?.words.length ?? 1));
    const written = taken.map((token) => token.written).join(' ');
    result.push({ written, folded: expression?.one ?? taken[0]?.folded ?? '' });
    at += taken.length;
  }
  return result;
}

interface Weighed {
  readonly intent: Intent;
  /** How many words speak for it, each by how sure it is. */
  readonly strength: number;
  readonly certainty: number;
  /** The words that ask for it by themselves. */
  readonly clear: readonly Token[];
  /** The words that do not speak for it. */
  readonly rest: readonly Token[];
}

function weigh(intent: Intent, tokens: readonly Token[]): Weighed {
  const { stems, beside } = VOCABULARY[intent];
  const scores = tokens.map((token) => ({
    token,
    own: likenessTo(token.folded, stems),
    beside: beside.includes(token.folded) ? 1 : likenessTo(token.folded, beside) * 0.8,
  }));
  const own = scores.reduce((best, one) => Math.max(best, one.own), 0);
  if (own === 0) return { intent, strength: 0, certainty: 0, clear: [], rest: tokens };
  const strength = scores.reduce((sum, one) => sum + Math.max(one.own, one.beside * 0.9), 0);
  const clear = scores.filter((one) => one.own >= CLEARLY).map(({ token }) => token);
  const rest = scores.filter((one) => one.own === 0 && one.beside === 0).map(({ token }) => token);
  const isAbout = TAKES_SUBJECT.has(intent) && rest.length <= ABOUT_WORDS;
  const certainty = isAbout ? own : Math.min(own, strength / tokens.length);
  return { intent, strength, certainty, clear, rest };
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

/** The marks between which a denial holds. */
const BETWEEN_CLAUSES = /[,.;:!?()–—]/u;

function commandOf({ intent, rest }: Weighed, text: string, to: ReturnType<typeof languageIn>): Command {
  return commandOfIntent(intent, { about: rest.map(({ written }) => written).join(' '), when: fold(text), to: to === 'unclear' ? null : to });
}
