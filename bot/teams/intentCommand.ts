import type { Language } from '../domain/person.ts';
import type { Command } from './commands.ts';
import type { Intent } from './vocabulary.ts';

interface Said {
  /** What it is about, in the person's words; empty when they named nothing. */
  readonly about: string;
  /** The words in which a day is named. */
  readonly when: string;
  /** The language that is wished for; null: the other one than now. */
  readonly to: Language | null;
}

/** The command that an intent stands for, with what was said of it. */
export function commandOfIntent(intent: Intent, { about, when, to }: Said): Command {
  switch (intent) {
    case 'agreements':
    case 'contact':
      return { kind: intent, about };
    case 'knowledge':
      return { kind: 'knowledge', question: about };
    case 'remind':
      return { kind: 'remind', when };
    case 'language':
      return { kind: 'language', to };
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
