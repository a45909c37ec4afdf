import { VERBS } from '../cards/verbs.ts';
import type { Command } from './commands.ts';
import type { CardClick } from './incoming.ts';
import { commandOfIntent } from './intentCommand.ts';
import { INTENTS } from './vocabulary.ts';

/** The command that a button of the choices stands for; null for every other button. */
export function commandOfChoice({ verb, sent }: CardClick): Command | null {
  const intent = INTENTS.find((one) => verb === `${VERBS.choice}.${one}`);
  if (!intent) return null;
  const about = typeof sent['about'] === 'string' ? sent['about'] : '';
  return commandOfIntent(intent, { about, when: about, to: null });
}
