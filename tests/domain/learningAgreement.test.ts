import { describe, expect, test } from '@jest/globals';
import {
  allowsChanges,
  awaitedSignature,
  firstDay,
  isOlderThan,
  lastDay,
  MOBILITY_TYPES,
  orderByMobilityStart,
  ourOunitId,
} from '../../bot/domain/learningAgreement.ts';
import type {
  LearningAgreement,
  LearningAgreementVersion,
  MobilityDate,
  Signature,
  SigningParty,
} from '../../bot/domain/learningAgreement.ts';

function signed(timestamp: string): Signature {
  return { signerName: null, signerPosition: null, signerEmail: null, timestamp, signerApp: null };
}

function version(
  role: LearningAgreementVersion['role'],
  signers: readonly SigningParty[],
  timestamp = '2026-11-20T10:00:00+01:00',
): LearningAgreementVersion {
  const signature = (party: SigningParty): Signature | null => (signers.includes(party) ? signed(timestamp) : null);
  return {
    role,
    proposalId: role === 'changesProposal' ? 'P1' : null,
    components: [],
    signatures: {
      student: signature('student'),
      sendingInstitution: signature('sendingInstitution'),
      receivingInstitution: signature('receivingInstitution'),
    },
  };
}

function agreement(changes: Partial<LearningAgreement> = {}): LearningAgreement {
  return {
    omobilityId: 'm1',
    sendingHeiId: 'umu.se',
    sendingOunitId: '140',
    sendingOunitName: 'Physics',
    receivingHeiId: 'uio.no',
    receivingOunitId: '141',
    receivingOunitName: null,
    receivingAcademicYear: null,
    student: { givenNames: 'A', familyName: 'B', globalId: null, email: null },
    mobilityStart: { kind: 'day', date: '2027-02-01' },
    mobilityEnd: { kind: 'month', yearMonth: '2027-06' },
    mobilityType: 'long',
    iscedCode: '0533',
    eqfLevel: 6,
    language: null,
    versions: [],
    ...changes,
  };
}

const ALL: SigningParty[] = ['student', 'sendingInstitution', 'receivingInstitution'];

describe('whose signature is awaited', () => {
  const cases: [string, SigningParty[], string, string | null][] = [
    ['nobody has signed, we send', [], 'umu.se', null],
    ['the student has signed, we send', ['student'], 'umu.se', 'sendingInstitution'],
    ['the student has signed, we receive', ['student'], 'uio.no', null],
    ['student and sending institution have signed, we send', ['student', 'sendingInstitution'], 'umu.se', null],
    ['student and sending institution have signed, we receive', ['student', 'sendingInstitution'], 'uio.no', 'receivingInstitution'],
    ['only the sending institution has signed, we receive', ['sendingInstitution'], 'uio.no', null],
    ['all have signed, we receive', ALL, 'uio.no', null],
    ['it is none of ours', ['student'], 'ku.dk', null],
  ];
  test.each(cases)('%s', (_what, signers, ours, role) => {
    const awaited = awaitedSignature(agreement({ versions: [version('changesProposal', signers)] }), [ours]);
    expect(awaited?.role ?? null).toBe(role);
  });

  test('a change to an agreed first version', () => {
    const proposal = version('changesProposal', ['student', 'sendingInstitution']);
    const la = agreement({ versions: [version('firstVersion', ALL), version('approvedChanges', ALL), proposal] });
    expect(awaitedSignature(la, ['uio.no'])).toEqual({ version: proposal, role: 'receivingInstitution' });
  });

  test('the first version comes before a change to it, in whatever order they stand', () => {
    const first = version('firstVersion', ['student']);
    const la = agreement({ versions: [version('changesProposal', ['student']), first] });
    expect(awaitedSignature(la, ['umu.se'])?.version).toBe(first);
  });
});

test('the unit on our side finds the department, whichever side we are', () => {
  expect(ourOunitId(agreement(), ['umu.se'])).toBe('140');
  expect(ourOunitId(agreement(), ['uio.no'])).toBe('141');
});

test('a month means its first day at the earliest and its last at the latest', () => {
  const february: MobilityDate = { kind: 'month', yearMonth: '2028-02' };
  expect(firstDay(february).toString()).toBe('2028-02-01');
  expect(lastDay(february).toString()).toBe('2028-02-29');
  const day: MobilityDate = { kind: 'day', date: '2028-02-10' };
  expect([firstDay(day).toString(), lastDay(day).toString()]).toEqual(['2028-02-10', '2028-02-10']);
});

test('agreements stand in order of mobility start, and the given list is left alone', () => {
  const list = [
    agreement({ omobilityId: 'c', mobilityStart: { kind: 'day', date: '2027-02-02' } }),
    agreement({ omobilityId: 'b', mobilityStart: { kind: 'month', yearMonth: '2027-02' } }),
    agreement({ omobilityId: 'a', mobilityStart: { kind: 'day', date: '2027-02-01' } }),
    agreement({ omobilityId: 'd', mobilityStart: { kind: 'day', date: '2027-01-31' } }),
  ];
  expect(orderByMobilityStart(list).map((la) => la.omobilityId)).toEqual(['d', 'a', 'b', 'c']);
  expect(list.map((la) => la.omobilityId)).toEqual(['c', 'b', 'a', 'd']);
});

test('only long mobility allows changes', () => {
  expect(MOBILITY_TYPES.filter((mobilityType) => allowsChanges({ mobilityType }))).toEqual(['long']);
});

describe('which state is older', () => {
  const at = (timestamp: string) => agreement({ versions: [version('firstVersion', ['student'], timestamp)] });

  test('the latest signature tells, in real time and not by the clock on the wall', () => {
    expect(isOlderThan(at('2020-12-25T10:16:10+02:00'), at('2020-12-25T10:16:10+01:00'))).toBe(true);
    expect(isOlderThan(at('2020-12-25T10:16:10+01:00'), at('2020-12-25T10:16:10+02:00'))).toBe(false);
  });

  test('the same state is not older than itself', () => {
    expect(isOlderThan(at('2020-12-25T10:16:10+01:00'), at('2020-12-25T09:16:10Z'))).toBe(false);
  });

  test('without signatures it is older than anything signed, and nothing is older than it', () => {
    expect(isOlderThan(agreement(), at('2020-12-25T10:16:10+01:00'))).toBe(true);
    expect(isOlderThan(at('2020-12-25T10:16:10+01:00'), agreement())).toBe(false);
    expect(isOlderThan(agreement(), agreement())).toBe(false);
  });

  test('a signature without an offset is read as UTC', () => {
    expect(isOlderThan(at('2020-12-25T10:16:10'), at('2020-12-25T10:16:11Z'))).toBe(true);
  });
});
