import { VERBS } from '../cards/verbs.ts';
import type { Command } from './commands.ts';
import type { CardClick } from './incoming.ts';
import { INTENTS } from './vocabulary.ts';

/** The command that a button of the choices stands for; null for every other button. */
export function commandOfChoice({ verb, sent }: CardClick): Command | null {
  const intent = INTENTS.find((one) => verb === `${VERBS.choice}.${one}`);
  if (!intent) return null;
  const about = typeof sent['about'] === 'string' ? sent['about'] : '';
  switch (intent) {
    case 'agreements':
    case 'contact':
      return { kind: intent, about };
    case 'knowledge':
      return { kind: 'knowledge', question: about };
    case 'remind':
      return { kind: 'remind', when: about };
    case 'language':
      return { kind: 'language', to: null };
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
    case 'office':
    case 'courtesy':
    case 'newMeeting':
      return { kind: intent };
  }
}
