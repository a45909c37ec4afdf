import { z } from 'zod';
import { COOPERATION_KINDS, direction, type CooperationCondition } from '../domain/exchangeAgreement.ts';
import type { Translate } from '../texts/translate.ts';
import type { Fact, Link } from './duty.ts';

/** What tasks about agreements keep of a condition, and how they show it. */

export const keptCondition = z.object({
  kind: z.enum(COOPERATION_KINDS),
  direction: z.enum(['outgoing', 'incoming']),
  mobilitiesPerYear: z.number().nullable(),
  /** As the receiving university names its years. */
  firstYear: z.string(),
  lastYear: z.string(),
});

export type KeptCondition = z.output<typeof keptCondition>;

export function conditionToKeep(condition: CooperationCondition, ourHeiIds: readonly string[]): KeptCondition {
  return {
    kind: condition.kind,
    direction: direction(condition, ourHeiIds),
    mobilitiesPerYear: condition.mobilitiesPerYear,
    firstYear: condition.receivingFirstAcademicYear,
    lastYear: condition.receivingLastAcademicYear,
  };
}

export function conditionFact(condition: KeptCondition, t: Translate): Fact {
  const { kind, mobilitiesPerYear: count, firstYear: first, lastYear: last } = condition;
  const places = count === null ? t('duty.agreementRenewal.placesUnknown') : t('duty.agreementRenewal.places', { count });
  return {
    label: `${t(`duty.agreementRenewal.kindOfExchange.${kind}`)}, ${t(`duty.agreementRenewal.direction.${condition.direction}`)}`,
    value: t('duty.agreementRenewal.placesAndYears', { places, first, last }),
  };
}

/** ITS' manual of Solemove, in Swedish only. */
export function manualLinks(t: Translate): Link[] {
  return [
    { title: t('duty.agreementRenewal.link.extend'), url: 'https://manual.its.umu.se/uppdatera-forlanga-utbytesavtal' },
    { title: t('duty.agreementRenewal.link.find'), url: 'https://manual.its.umu.se/soka-ut-utbytesavtal-i-solemove' },
  ];
}
