import type { Temporal } from 'temporal-polyfill';
import type { HeiId } from './institution.ts';

/** How far an instruction has come on its way to a partner university. bounced: the address did not work. */
export const FORWARDING_STATES = ['notSent', 'sent', 'bounced', 'confirmed'] as const;
export type ForwardingState = (typeof FORWARDING_STATES)[number];

/** What a person can say of a partner once they have written to it. */
export const MARKS = ['sent', 'bounced', 'confirmed', 'notSent'] as const satisfies readonly ForwardingState[];

/** One partner university of the department, and what is known of the instruction to it. */
export interface PartnerLine {
  readonly heiId: HeiId;
  readonly name: string;
  /** Null when nobody there is known. */
  readonly email: string | null;
  readonly state: ForwardingState;
  /** The day of the state, and who said so; null as long as nothing has been sent. */
  readonly on: Temporal.PlainDate | null;
  readonly by: string | null;
}

export type ForwardingCounts = Readonly<Record<ForwardingState, number>>;

export function forwardingCounts(lines: readonly Pick<PartnerLine, 'state'>[]): ForwardingCounts {
  const counts = { notSent: 0, sent: 0, bounced: 0, confirmed: 0 };
  for (const { state } of lines) counts[state] += 1;
  return counts;
}

/** A bounced message has reached nobody, so it keeps the duty open as one that was never sent does. */
export function isForwarded(lines: readonly Pick<PartnerLine, 'state'>[]): boolean {
  return lines.length > 0 && lines.every(({ state }) => state === 'sent' || state === 'confirmed');
}

export interface Mark {
  readonly state: ForwardingState;
  readonly on: Temporal.PlainDate;
  readonly by: string;
}

/** The lines with one partner marked; the others stay as they are. */
export function markOne(lines: readonly PartnerLine[], heiId: HeiId, mark: Mark): PartnerLine[] {
  return lines.map((line) => (line.heiId === heiId ? marked(line, mark) : line));
}

/** The lines with all marked as sent that had not been. What bounced has not arrived by being sent once. */
export function markRestSent(lines: readonly PartnerLine[], mark: Omit<Mark, 'state'>): PartnerLine[] {
  return lines.map((line) => (line.state === 'notSent' ? marked(line, { ...mark, state: 'sent' }) : line));
}

function marked(line: PartnerLine, { state, on, by }: Mark): PartnerLine {
  return state === 'notSent' ? { ...line, state, on: null, by: null } : { ...line, state, on, by };
}
