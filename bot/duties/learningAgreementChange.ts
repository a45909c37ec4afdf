import { randomUUID } from 'node:crypto';
import { STOCKHOLM } from '../domain/clock.ts';
import { signatureOnDay, type LearningAgreement } from '../domain/learningAgreement.ts';
import { signaturesOn, signedAfter, type SignedDays } from '../domain/newLearningAgreement.ts';
import { mayBeChanged, openChange, withChange, withGivenHere, withoutChange, type GivenHere } from '../domain/proposedChange.ts';
import { isSigned } from '../domain/signatureRequest.ts';
import { writeAudit } from '../store/audit.ts';
import { listRequestsOn, type KnownSignatureRequest } from '../store/learningAgreementPages.ts';
import { lockEnteredByHand } from '../store/learningAgreements.ts';
import type { Actor, House } from './duty.ts';
import { fingerprintOfEntry, type ChangeResult } from './learningAgreementByHand.ts';
import { receiveLearningAgreement } from './receiveLearningAgreement.ts';

/** Duty 3: a change to what was agreed, of a learning agreement that was entered by hand. */

/** What has been given here counts as signed, in the version that it was given to. */
export function withAnswersHere(agreement: LearningAgreement, requests: readonly KnownSignatureRequest[]): LearningAgreement {
  const given = requests.flatMap(({ versionRole: role, proposalId, signingAs: party, outcome, signerName, signedOn, signedAt }): GivenHere[] => {
    const day = signedOn ?? signedAt?.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
    return isSigned(outcome) && day ? [{ role, proposalId, party, signature: { ...signatureOnDay(day.toString()), signerName } }] : [];
  });
  return withGivenHere(agreement, given);
}

/**
 * Enters a change, or puts right the one that somebody has still to sign, and asks for our signature
 * when it is our turn.
 *
 * @param read fingerprint of what the person saw
 */
export async function enterChange(house: House, actor: Actor, id: string, signed: SignedDays, read: string): Promise<ChangeResult> {
  const today = house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const ahead = signedAfter(signed, today);
  if (ahead.length > 0) return { kind: 'invalid', mistakes: ahead.map((party) => ({ field: `signed.${party}`, problem: 'dateAhead' })) };
  return rewrite(house, actor, id, read, 'changeEntered', (agreement) => (mayBeChanged(agreement) ? withChange(agreement, signaturesOn(signed), randomUUID()) : null));
}

/** Takes away the change that somebody has still to sign, with what is open of it. */
export async function removeChange(house: House, actor: Actor, id: string, read: string): Promise<ChangeResult> {
  return rewrite(house, actor, id, read, 'changeRemoved', (agreement) => (openChange(agreement) ? withoutChange(agreement) : null));
}

/** `next` is null where there is nothing to be done to it, which only an outdated page asks for. */
async function rewrite(
  house: House,
  { person, correlationId }: Actor,
  id: string,
  read: string,
  did: 'changeEntered' | 'changeRemoved',
  next: (agreement: LearningAgreement) => LearningAgreement | null,
): Promise<ChangeResult> {
  return house.db.transaction(async (tx) => {
    const known = await lockEnteredByHand(tx, id);
    if (!known) return { kind: 'unknown' };
    if (fingerprintOfEntry(known) !== read) return { kind: 'overtaken' };
    const agreement = next(withAnswersHere(known.agreement, await listRequestsOn(tx, [id])));
    if (!agreement) return { kind: 'overtaken' };
    const { departmentId } = known;
    await receiveLearningAgreement(house, tx, agreement, { importId: null, departmentId, evenIfOlder: true, enteredBy: { person, correlationId } });
    await writeAudit(tx, { at: house.clock.now(), actor: person.id, action: `learningAgreement.${did}`, taskId: null, correlationId, detail: { learningAgreementId: id, departmentId } });
    return { kind: 'changed' };
  });
}
