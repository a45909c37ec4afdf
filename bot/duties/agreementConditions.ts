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

/** Numbers what has the same label as something before it, so that each can be told from the others. */
export function numbered(facts: readonly Fact[]): Fact[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const count = (seen.get(fact.label) ?? 0) + 1;
    seen.set(fact.label, count);
    return count === 1 ? fact : { ...fact, label: `${fact.label} (${count})` };
  });
}

/** ITS' manual of Solemove, in Swedish only. */
export function manualLinks(t: Translate): Link[] {
  return [
    { title: t('duty.agreementRenewal.link.extend'), url: 'https://manual.its.umu.se/uppdatera-forlanga-utbytesavtal' },
    { title: t('duty.agreementRenewal.link.find'), url: 'https://manual.its.umu.se/soka-ut-utbytesavtal-i-solemove' },
  ];
}
