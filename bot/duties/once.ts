import type { Temporal } from 'temporal-polyfill';
import { fingerprintOf } from '../domain/fingerprint.ts';
import type { FormName } from '../domain/sentForm.ts';
import type { Transaction } from '../store/connect.ts';
import { insertSentForm, lockSentForm } from '../store/sentForms.ts';
import type { Actor, House } from './duty.ts';

/** The form was received before, and said something else then. Thrown, so that nothing of what has been begun is done. */
export class AnotherReceived extends Error {
  /** The id of what the first one made. */
  readonly made: string;
  readonly receivedAt: Temporal.Instant;

  constructor(made: string, receivedAt: Temporal.Instant) {
    super('A form was received before under this key, with other content.');
    this.name = 'AnotherReceived';
    this.made = made;
    this.receivedAt = receivedAt;
  }
}

export interface Sent {
  readonly form: FormName;
  /** By which its sender knows it; null for one that is never sent again. */
  readonly key: string | null;
  /** All that it says. */
  readonly content: unknown;
}

/**
 * Makes what a form asks for once, however often it comes: a call repeated after a broken connection
 * finds what the first one made.
 *
 * @param make gives the id of what it made, or why it did not: then the form may be put right and sent again
 * @throws AnotherReceived
 */
export async function once<Refused extends object>(
  { clock }: Pick<House, 'clock'>,
  tx: Transaction,
  { person }: Actor,
  { form, key, content }: Sent,
  make: () => Promise<string | Refused>,
): Promise<string | Refused> {
  if (key === null) return make();
  const id = { personId: person.id, form, key };
  // With the key, which nobody can guess, so that what it said cannot be found out by trying.
  const contentHash = fingerprintOf([key, content]);
  const known = await lockSentForm(tx, id);
  if (known && known.contentHash !== contentHash) throw new AnotherReceived(known.made, known.receivedAt);
  if (known) return known.made;
  const made = await make();
  if (typeof made === 'string') await insertSentForm(tx, { ...id, contentHash, made, receivedAt: clock.now() });
  return made;
}
