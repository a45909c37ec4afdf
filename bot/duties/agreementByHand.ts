import { randomUUID } from 'node:crypto';
import type { CooperationCondition } from '../domain/exchangeAgreement.ts';
import type { NewExchangeAgreement } from '../domain/newExchangeAgreement.ts';
import { findAgreement, nameInstitution, writeAgreement } from '../store/agreements.ts';
import type { Transaction } from '../store/connect.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import { readSettings } from '../store/settings.ts';
import type { Actor, House } from './duty.ts';
import { iiaIdByHand } from './importedAgreements.ts';
import { openBatch } from './imports.ts';
import { once } from './once.ts';

/** Duty 4: an exchange agreement that no file has brought yet is entered by hand, as strictly as it would be imported. */

export type EnterResult =
  | { readonly kind: 'entered'; readonly agreementId: string }
  | Refused;

interface Refused {
  readonly kind: 'invalid';
  readonly field: 'partnerHeiId' | 'iiaCode';
  readonly problem: 'ownSchacCode' | 'agreementThere';
}

/** Saves it like an import of one row, once for a key. @throws AnotherReceived */
export async function enterExchangeAgreement(house: House, actor: Actor, fresh: NewExchangeAgreement, key: string | null): Promise<EnterResult> {
  return house.db.transaction(async (tx) => {
    const entered = await once(house, tx, actor, { form: 'exchangeAgreement', key, content: fresh }, () => enter(house, tx, actor, fresh));
    return typeof entered === 'string' ? { kind: 'entered', agreementId: entered } : entered;
  });
}

async function enter(house: House, tx: Transaction, { person }: Actor, fresh: NewExchangeAgreement): Promise<string | Refused> {
  const { iiaCode, partnerHeiId, partnerIiaCode, partnerName } = fresh;
  const { ourHeiIds } = await readSettings(tx);
  const [ourHeiId] = ourHeiIds;
  if (!ourHeiId || ourHeiIds.includes(partnerHeiId)) return { kind: 'invalid', field: 'partnerHeiId', problem: 'ownSchacCode' };
  const iiaId = iiaIdByHand(randomUUID());
  if (await findAgreement(tx, { iiaCode, partnerHeiId })) return { kind: 'invalid', field: 'iiaCode', problem: 'agreementThere' };
  const importId = await openBatch(house, tx, { fileName: iiaCode, by: person.id }, 'exchangeAgreementByHand', 1, { added: [iiaId], changed: [] });
  if (partnerName) await nameInstitution(tx, partnerHeiId, partnerName);
  const agreement = {
    iiaId,
    iiaCode,
    partnerHeiId,
    partnerIiaCode,
    inEffect: null,
    conditions: fresh.conditions.map((one) => ({ departmentId: fresh.departmentId, condition: conditionOf(one, ourHeiId, partnerHeiId) })),
  };
  const agreementId = await writeAgreement(tx, agreement, importId, 'notEntered');
  await lookAgain(tx);
  return agreementId;
}

function conditionOf(one: NewExchangeAgreement['conditions'][number], ourHeiId: string, partnerHeiId: string): CooperationCondition {
  const goesOut = one.direction === 'outgoing';
  return {
    kind: one.kind,
    sendingHeiId: goesOut ? ourHeiId : partnerHeiId,
    receivingHeiId: goesOut ? partnerHeiId : ourHeiId,
    sendingOunitId: null,
    receivingOunitId: null,
    receivingFirstAcademicYear: one.firstAcademicYear,
    receivingLastAcademicYear: one.lastAcademicYear,
    mobilitiesPerYear: one.mobilitiesPerYear,
    languageSkills: [],
    subjectAreas: [{ iscedCode: one.iscedCode, clarification: null }],
    eqfLevels: [],
    totalMonthsPerYear: one.totalMonthsPerYear,
    totalDaysPerYear: null,
    blended: null,
    cannotBeApprovedBecause: one.mobilitiesPerYear === null ? ['mobilitiesPerYearNotDefined'] : [],
  };
}
