import { randomUUID } from 'node:crypto';
import { STOCKHOLM } from '../domain/clock.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import type { HeiId } from '../domain/institution.ts';
import { allowsChanges, mobilityDateText, type LearningAgreement, type LearningAgreementVersion, type SigningParty } from '../domain/learningAgreement.ts';
import { isSameStay, signaturesOn, signedAfter, type NewLearningAgreement, type SignedDays } from '../domain/newLearningAgreement.ts';
import { nameInstitution } from '../store/agreements.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { findMobility } from '../store/importBatches.ts';
import { BY_HAND, findLearningAgreement, listWithPartner, lockEnteredByHand, type EnteredByHand } from '../store/learningAgreements.ts';
import { readSettings } from '../store/settings.ts';
import type { Actor, House } from './duty.ts';
import { endLearningAgreement } from './endLearningAgreement.ts';
import { once } from './once.ts';
import { receiveLearningAgreement } from './receiveLearningAgreement.ts';

/** Duty 3: a learning agreement that no file has brought yet is entered by hand, kept right, and taken away again. */

export interface Mistake {
  readonly field: string;
  readonly problem: 'ownSchacCode' | 'learningAgreementThere' | 'dateAhead' | 'unknownChoice' | 'stayWithoutChanges';
}

export type EnterResult =
  | { readonly kind: 'entered'; readonly learningAgreementId: string }
  | Refused;

export type ChangeResult = { readonly kind: 'changed' | 'unknown' | 'overtaken' } | Refused;

interface Refused {
  readonly kind: 'invalid';
  readonly mistakes: readonly Mistake[];
}

/** Saves it, once for a key, and asks for the signature when it is our turn. @throws AnotherReceived */
export async function enterLearningAgreement(house: House, actor: Actor, fresh: NewLearningAgreement, key: string | null): Promise<EnterResult> {
  return house.db.transaction(async (tx) => {
    const entered = await once(house, tx, actor, { form: 'learningAgreement', key, content: fresh }, () => enter(house, tx, actor, fresh));
    return typeof entered === 'string' ? { kind: 'entered', learningAgreementId: entered } : entered;
  });
}

async function enter(house: House, tx: Transaction, actor: Actor, fresh: NewLearningAgreement): Promise<string | Refused> {
  const { ourHeiIds } = await readSettings(tx);
  const [ourHeiId] = ourHeiIds;
  if (!ourHeiId || ourHeiIds.includes(fresh.partnerHeiId)) return { kind: 'invalid', mistakes: [{ field: 'partnerHeiId', problem: 'ownSchacCode' }] };
  const agreement = agreementOf(fresh, ourHeiId, `${BY_HAND}${randomUUID()}`);
  const mistakes = await mistakesIn(house, tx, fresh, agreement, null);
  if (mistakes.length > 0) return { kind: 'invalid', mistakes };
  if (fresh.partnerName) await nameInstitution(tx, fresh.partnerHeiId, fresh.partnerName);
  await receiveLearningAgreement(house, tx, agreement, { importId: null, departmentId: fresh.departmentId, enteredBy: actor });
  const learningAgreementId = (await findLearningAgreement(tx, agreement)) ?? '';
  await audit(house, tx, actor, 'entered', learningAgreementId, fresh.departmentId);
  return learningAgreementId;
}

/**
 * Puts right what was entered. Who goes where stays: that would be another stay.
 *
 * @param read fingerprint of what the person saw, by {@link entryOf}
 */
export async function changeLearningAgreement(house: House, actor: Actor, id: string, fresh: NewLearningAgreement, read: string): Promise<ChangeResult> {
  return house.db.transaction(async (tx) => {
    const known = await lockEnteredByHand(tx, id);
    if (!known) return { kind: 'unknown' };
    const { ourHeiIds } = await readSettings(tx);
    if (fingerprintOfEntry(known) !== read) return { kind: 'overtaken' };
    const before = known.agreement;
    const ourHeiId = ourHeiIds.includes(before.sendingHeiId) ? before.sendingHeiId : before.receivingHeiId;
    const entered = agreementOf(fresh, ourHeiId, before.omobilityId);
    const changes = before.versions.slice(1);
    const agreement = { ...entered, versions: [...entered.versions, ...changes] };
    if (changes.length > 0 && !allowsChanges(agreement)) return { kind: 'invalid', mistakes: [{ field: 'mobilityType', problem: 'stayWithoutChanges' }] };
    if (agreement.sendingHeiId !== before.sendingHeiId || agreement.receivingHeiId !== before.receivingHeiId) {
      return { kind: 'invalid', mistakes: [{ field: 'partnerHeiId', problem: 'unknownChoice' }] };
    }
    const mistakes = await mistakesIn(house, tx, fresh, agreement, id);
    if (mistakes.length > 0) return { kind: 'invalid', mistakes };
    await receiveLearningAgreement(house, tx, agreement, { importId: null, departmentId: fresh.departmentId, evenIfOlder: true, enteredBy: actor });
    await audit(house, tx, actor, 'changed', id, fresh.departmentId);
    return { kind: 'changed' };
  });
}

/** Takes away what should not have been entered, with what is open of it. Tells whether it was there. */
export async function removeLearningAgreement(house: House, actor: Actor, id: string): Promise<boolean> {
  return house.db.transaction(async (tx) => {
    const known = await lockEnteredByHand(tx, id);
    const mobility = known && (await findMobility(tx, known.agreement));
    if (!mobility) return false;
    const { person, correlationId } = actor;
    await endLearningAgreement({ house, tx, now: house.clock.now(), by: person.id, correlationId }, id, mobility.taskIds);
    await audit(house, tx, actor, 'removed', id, known.departmentId);
    return true;
  });
}

/** Tells whether one that was entered has changed since it was read. */
export function fingerprintOfEntry({ agreement, departmentId }: Pick<EnteredByHand, 'agreement' | 'departmentId'>): string {
  return fingerprintOf([departmentId, agreement]);
}

/** What stands in the form of one that was entered, to be put right. */
export function entryOf({ agreement, departmentId }: Pick<EnteredByHand, 'agreement' | 'departmentId'>, ourHeiIds: readonly HeiId[]) {
  const { sendingHeiId, receivingHeiId, student, mobilityStart, mobilityEnd, mobilityType, iscedCode, eqfLevel, language, versions } = agreement;
  const goesOut = ourHeiIds.includes(sendingHeiId);
  return {
    departmentId,
    direction: goesOut ? ('outgoing' as const) : ('incoming' as const),
    partnerHeiId: goesOut ? receivingHeiId : sendingHeiId,
    givenNames: student.givenNames,
    familyName: student.familyName,
    email: student.email,
    start: mobilityDateText(mobilityStart),
    end: mobilityDateText(mobilityEnd),
    mobilityType,
    iscedCode,
    eqfLevel,
    language,
    signed: daysOf(versions[0]),
  };
}

/** On which day each has signed the version. */
export function daysOf(version: LearningAgreementVersion | undefined): SignedDays {
  const dayOf = (party: SigningParty) => version?.signatures[party]?.timestamp.slice(0, 10) ?? null;
  return { student: dayOf('student'), sendingInstitution: dayOf('sendingInstitution'), receivingInstitution: dayOf('receivingInstitution') };
}

async function mistakesIn(house: House, tx: Transaction, fresh: NewLearningAgreement, agreement: LearningAgreement, ownId: string | null): Promise<Mistake[]> {
  const today = house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const others = await listWithPartner(tx, fresh.departmentId, fresh.partnerHeiId);
  const isThere = others.some(({ id, agreement: other }) => id !== ownId && isSameStay(other, agreement));
  return [
    ...signedAfter(fresh.signed, today).map((party) => ({ field: `signed.${party}`, problem: 'dateAhead' as const })),
    ...(isThere ? [{ field: 'familyName', problem: 'learningAgreementThere' as const }] : []),
  ];
}

function agreementOf(fresh: NewLearningAgreement, ourHeiId: HeiId, omobilityId: string): LearningAgreement {
  const goesOut = fresh.direction === 'outgoing';
  const { givenNames, familyName, email, mobilityType, iscedCode, eqfLevel, language, partnerHeiId } = fresh;
  return {
    omobilityId,
    sendingHeiId: goesOut ? ourHeiId : partnerHeiId,
    sendingOunitId: null,
    sendingOunitName: goesOut ? ourHeiId : partnerHeiId,
    receivingHeiId: goesOut ? partnerHeiId : ourHeiId,
    receivingOunitId: null,
    receivingOunitName: null,
    receivingAcademicYear: null,
    student: { givenNames, familyName, globalId: null, email },
    mobilityStart: fresh.start,
    mobilityEnd: fresh.end,
    mobilityType,
    iscedCode,
    eqfLevel,
    language,
    versions: [
      {
        role: 'firstVersion',
        proposalId: null,
        components: [],
        signatures: signaturesOn(fresh.signed),
      },
    ],
  };
}

async function audit(house: House, tx: Transaction, { person, correlationId }: Actor, did: 'entered' | 'changed' | 'removed', learningAgreementId: string, departmentId: string | null): Promise<void> {
  await writeAudit(tx, { at: house.clock.now(), actor: person.id, action: `learningAgreement.${did}`, taskId: null, correlationId, detail: { learningAgreementId, departmentId } });
}
