import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Language } from '../domain/person.ts';
import { momentText } from './translate.ts';

/** Who was faster, in one sentence. A name of null is the reader, in another window. */
const WORDS = {
  sv: {
    you: 'Du',
    chose: (who: string, what: string, when: string) => `${who} valde ”${what}” ${when}.`,
    did: {
      changed: 'ändrade det här',
      cancelled: 'ställde in träffen',
      minutesShared: 'delade anteckningarna',
      withdrawalReported: 'anmälde återbudet',
      withdrawalUndone: 'ångrade återbudet',
      withdrawn: 'återkallade det här',
      paused: 'pausade utskicket',
      resumed: 'lät utskicket fortsätta',
      broadcastCancelled: 'avbröt utskicket',
      imported: 'importerade en fil',
      importUndone: 'tog tillbaka en import',
    },
    received: (when: string) => `Det kom fram ${when} och gäller.`,
    today: (time: string) => `i dag ${time}`,
  },
  en: {
    you: 'You',
    chose: (who: string, what: string, when: string) => `${who} chose “${what}” ${when}.`,
    did: {
      changed: 'changed this',
      cancelled: 'cancelled the meeting',
      minutesShared: 'shared the minutes',
      withdrawalReported: 'reported the withdrawal',
      withdrawalUndone: 'took the withdrawal back',
      withdrawn: 'withdrew this',
      paused: 'paused the broadcast',
      resumed: 'let the broadcast go on',
      broadcastCancelled: 'cancelled the broadcast',
      imported: 'imported a file',
      importUndone: 'took an import back',
    },
    received: (when: string) => `It was received ${when} and stands.`,
    today: (time: string) => `today ${time}`,
  },
} as const;

/** What somebody has done to what is no task. */
export type Deed = keyof (typeof WORDS)['sv']['did'];

interface Earlier {
  readonly name: string | null;
  readonly at: Temporal.Instant;
  readonly now: Temporal.Instant;
}

/** "Olof Wikberg valde ”Behörig” i dag 14:03." `label` is the action's, as its button has it. */
export function choseText({ name, at, now }: Earlier, label: string, language: Language): string {
  const words = WORDS[language];
  return words.chose(name ?? words.you, label, whenText(at, language, now));
}

/** "Olof Wikberg ändrade det här i dag 14:03." */
export function didText({ name, at, now }: Earlier, deed: Deed, language: Language): string {
  const words = WORDS[language];
  return `${name ?? words.you} ${words.did[deed]} ${whenText(at, language, now)}.`;
}

/** "Det kom fram i dag 14:03 och gäller." */
export function receivedText({ at, now }: Omit<Earlier, 'name'>, language: Language): string {
  return WORDS[language].received(whenText(at, language, now));
}

function whenText(at: Temporal.Instant, language: Language, now: Temporal.Instant): string {
  const [then, today] = [at, now].map((instant) => instant.toZonedDateTimeISO(STOCKHOLM));
  if (!then || !today?.toPlainDate().equals(then.toPlainDate())) return momentText(at, language, now);
  return WORDS[language].today(then.toPlainTime().toString({ smallestUnit: 'minute' }));
}
