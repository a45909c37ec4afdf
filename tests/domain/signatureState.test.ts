import { describe, expect, test } from '@jest/globals';
import type { LearningAgreementVersion, SigningParty } from '../../bot/domain/learningAgreement.ts';
import { agreementSignatures, signatureStates, type AnswerHere } from '../../bot/domain/signatureState.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

const by = (...parties: readonly SigningParty[]): LearningAgreementVersion['signatures'] => ({
  student: parties.includes('student') ? signedOn('2026-11-01') : null,
  sendingInstitution: parties.includes('sendingInstitution') ? signedOn('2026-11-02') : null,
  receivingInstitution: parties.includes('receivingInstitution') ? signedOn('2026-11-03') : null,
});
const answer = (outcome: AnswerHere['outcome'], differing: Partial<AnswerHere> = {}): AnswerHere => ({
  role: 'firstVersion',
  proposalId: null,
  party: 'sendingInstitution',
  outcome,
  ...differing,
});

describe('the signatures of one version', () => {
  test.each([
    ['nobody has signed', by(), [], ['awaited', 'notYet', 'notYet']],
    ['the student has', by('student'), [], ['signed', 'awaited', 'notYet']],
    ['all have', by('student', 'sendingInstitution', 'receivingInstitution'), [], ['signed', 'signed', 'signed']],
    ['a party has signed out of order', by('receivingInstitution'), [], ['awaited', 'notYet', 'signed']],
    ['we have here, in the file not yet', by('student'), [answer('signed')], ['signed', 'signed', 'awaited']],
    ['we have on paper', by('student'), [answer('signedOnPaper')], ['signed', 'signed', 'awaited']],
    ['we are still asked', by('student'), [answer(null)], ['signed', 'awaited', 'notYet']],
    ['we were no longer awaited', by('student'), [answer('noLongerAwaited')], ['signed', 'awaited', 'notYet']],
    ['we have refused: nobody is next', by('student'), [answer('refused')], ['signed', 'refused', 'notYet']],
    ['we have refused another version', by('student'), [answer('refused', { role: 'changesProposal', proposalId: 'p1' })], ['signed', 'awaited', 'notYet']],
    ['we refused, and the file brings our signature', by('student', 'sendingInstitution'), [answer('refused')], ['signed', 'signed', 'awaited']],
  ] as const)('when %s', (_, signatures, answers, states) => {
    expect(Object.values(signatureStates(version({ signatures }), answers))).toEqual(states);
  });

  test('are all to come where there is no version', () => {
    expect(agreementSignatures(learningAgreementOf({ versions: [] }), [])).toEqual({
      version: null,
      states: { student: 'awaited', sendingInstitution: 'notYet', receivingInstitution: 'notYet' },
      change: null,
    });
  });
});

describe('a change to what was agreed', () => {
  const agreed = version({ signatures: by('student', 'sendingInstitution', 'receivingInstitution') });
  const proposal = version({ role: 'changesProposal', proposalId: 'p1', signatures: by('student', 'sendingInstitution') });
  const changeIn = (versions: readonly LearningAgreementVersion[], answers: readonly AnswerHere[] = []) => agreementSignatures(learningAgreementOf({ versions }), answers).change;

  test('waits for who is next, and takes nothing away from the agreement', () => {
    const { version: standing, states, change } = agreementSignatures(learningAgreementOf({ versions: [proposal, agreed] }), []);
    expect({ standing, states: Object.values(states), change }).toEqual({ standing: agreed, states: ['signed', 'signed', 'signed'], change: 'receivingInstitution' });
  });

  test('that we have refused waits for nobody, one that all have signed neither', () => {
    const key = { role: 'changesProposal', proposalId: 'p1', party: 'receivingInstitution' } as const;
    expect(changeIn([agreed, proposal], [answer('refused', key)])).toBe('refused');
    expect(changeIn([agreed, proposal], [answer('signed', key)])).toBeNull();
  });

  test('is none where nothing was agreed before: the first proposal is the agreement', () => {
    expect(changeIn([proposal])).toBeNull();
  });
});
