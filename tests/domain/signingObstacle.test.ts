import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readLearningAgreements } from '../../bot/importers/ewpLearningAgreements.ts';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { obstaclesOf, type SigningObstacle } from '../../bot/domain/signingObstacle.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

const all = { student: signedOn('2026-11-01'), sendingInstitution: signedOn('2026-11-02'), receivingInstitution: signedOn('2026-11-03') };
const agreed = version({ signatures: all });
const proposal = version({ role: 'changesProposal', proposalId: 'p-1' });

test.each<[string, Partial<LearningAgreement>, SigningObstacle[]]>([
  ['nothing', {}, []],
  ['a partner known by its Erasmus code', { receivingHeiId: 'D  TUBINGE01' }, ['partnerWithoutSchacCode']],
  ['a partner without any code', { receivingHeiId: '' }, ['partnerWithoutSchacCode']],
  ['a blank language', { language: null }, ['languageMissing']],
  ['a blank language level', { language: { language: 'en', cefrLevel: ' ' } }, ['languageMissing']],
  ['a subject area of three digits', { iscedCode: '533' }, ['subjectAreaNotFourDigits']],
  ['a subject area in words', { iscedCode: 'Physics' }, ['subjectAreaNotFourDigits']],
  ['a level outside the framework', { eqfLevel: 9 }, ['levelNotOneToEight']],
  ['an end before the start', { mobilityEnd: { kind: 'month', yearMonth: '2027-02' } }, ['datesReversed']],
  ['several at once', { language: null, iscedCode: '', receivingHeiId: 'Oslo' }, ['partnerWithoutSchacCode', 'languageMissing', 'subjectAreaNotFourDigits']],
])('%s', (_what, differing, expected) => {
  expect(obstaclesOf(learningAgreementOf(differing), version())).toEqual(expected);
});

test('a start and an end in the same month are in order', () => {
  const month = { mobilityStart: { kind: 'day', date: '2027-03-15' }, mobilityEnd: { kind: 'month', yearMonth: '2027-03' } } as const;
  expect(obstaclesOf(learningAgreementOf(month), version())).toEqual([]);
});

test('short kinds can be agreed by a first proposal, and not changed by a later one', () => {
  for (const mobilityType of ['blended', 'doctoral'] as const) {
    expect(obstaclesOf(learningAgreementOf({ mobilityType, versions: [proposal] }), proposal)).toEqual([]);
    expect(obstaclesOf(learningAgreementOf({ mobilityType, versions: [agreed, proposal] }), proposal)).toEqual(['changesNotAllowed']);
  }
  expect(obstaclesOf(learningAgreementOf({ versions: [agreed, proposal] }), proposal)).toEqual([]);
});

test('nothing stands in the way of the standard’s own examples', () => {
  for (const n of [1, 4, 7, 9]) {
    const bytes = readFileSync(new URL(`../../bot/demo/data/ewp/Ex${n}.xml`, import.meta.url));
    const agreement = readLearningAgreements(bytes, ['example_b.edu']).rows[0]?.item;
    expect(agreement?.versions.flatMap((one) => obstaclesOf(agreement, one))).toEqual([]);
  }
});
