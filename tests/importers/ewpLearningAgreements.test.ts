import { describe, expect, test } from '@jest/globals';
import { awaitedSignature, isOlderThan } from '../../bot/domain/learningAgreement.ts';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { readLearningAgreements } from '../../bot/importers/ewpLearningAgreements.ts';
import { bytes, demoFile, fixture, refusal } from './files.ts';

const WARSAW = ['uw.edu.pl'];
const B = ['example_b.edu'];

function only(file: Uint8Array, ours: readonly string[]): LearningAgreement {
  const { rows } = readLearningAgreements(file, ours);
  const item = rows[0]?.item;
  if (rows.length !== 1 || !item) throw new Error(`Not one agreement: ${JSON.stringify(rows)}`);
  return item;
}

describe('the standard’s get-response', () => {
  const example = demoFile('ewp/omobility-las-get-response-example.xml');
  const agreement = only(example, WARSAW);

  test('who, where and when', () => {
    expect(agreement).toMatchObject({
      omobilityId: 'c442c289-5541-4cae-9edb-8ad83e133613',
      sendingHeiId: 'uio.no',
      sendingOunitId: '140',
      sendingOunitName: 'Faculty of Mathematics and Natural Sciences',
      receivingHeiId: 'uw.edu.pl',
      receivingOunitId: '10000000',
      receivingOunitName: 'Faculty of Mathematics, Informatics and Mechanics',
      receivingAcademicYear: '2018/2019',
      mobilityStart: { kind: 'month', yearMonth: '2019-02' },
      mobilityEnd: { kind: 'month', yearMonth: '2019-06' },
      mobilityType: 'long',
      iscedCode: '0541',
      eqfLevel: 8,
      language: { language: 'en', cefrLevel: 'B2' },
    });
  });

  test('of the student only what a contact person needs is kept', () => {
    expect(agreement.student).toEqual({
      givenNames: 'Ivan Petrovich',
      familyName: 'Sidorov',
      globalId: 'urn:schac:personalUniqueCode:int:esi:uio.no:1234567890',
      email: 'ivan@example.com',
    });
    const kept = JSON.stringify(agreement);
    expect(kept).not.toContain('1997-05-05');
    expect(kept).not.toContain('Karamazov');
  });

  test('the versions with their components', () => {
    expect(agreement.versions.map(({ role, proposalId }) => [role, proposalId])).toEqual([
      ['firstVersion', null],
      ['approvedChanges', null],
      ['changesProposal', '59B15BAF222F868493C167125FA32452E946'],
    ]);
    expect(agreement.versions[0]?.components.map(({ table, title, credits }) => [table, title, credits])).toEqual([
      ['studied', 'Introductory calculus', '9 ECTS'],
      ['recognised', 'Calculus', '5 ECTS'],
      ['recognised', 'Algebra with Geometry', '4 ECTS'],
    ]);
    expect(agreement.versions[2]?.components).toEqual([
      { table: 'studied', code: 'KR630', title: 'Elementary Set Theory', credits: '6 ECTS', status: 'inserted', reason: 'substituting-deleted' },
      { table: 'studied', code: null, title: 'Introductory calculus', credits: '9 ECTS', status: 'deleted', reason: 'language-mismatch' },
    ]);
  });

  test('a signature keeps its offset as written, in winter too', () => {
    expect(agreement.versions[0]?.signatures.sendingInstitution).toEqual({
      signerName: 'Anders Bardal',
      signerPosition: 'Erasmus senior coordinator',
      signerEmail: 'anders.bardal@example.com',
      timestamp: '2018-11-13T14:03:23+02:00',
      signerApp: 'Dashboard',
    });
    expect(agreement.versions[0]?.signatures.student).toMatchObject({ signerName: null, timestamp: '2018-11-12T13:13:45+02:00' });
    expect(agreement.versions[2]?.signatures.receivingInstitution).toBeNull();
  });

  test('the proposal waits for the receiver, and the preview says that it changes the name', () => {
    expect(awaitedSignature(agreement, WARSAW)).toMatchObject({ role: 'receivingInstitution', version: { role: 'changesProposal' } });
    expect(awaitedSignature(agreement, ['uio.no'])).toBeNull();
    expect(readLearningAgreements(example, WARSAW).rows[0]?.problems).toEqual([
      { code: 'proposalChangesStudentData', params: { fields: 'family-name' } },
    ]);
  });

  test('for anybody else it is a stranger’s agreement, and nothing of it is kept', () => {
    expect(readLearningAgreements(example, ['umu.se']).rows).toEqual([
      { source: 'la[1]', item: null, problems: [{ code: 'notOurs', params: { heiIds: 'uio.no, uw.edu.pl' } }] },
    ]);
  });
});

describe('one agreement over time, in bare <la> files', () => {
  const [proposed, agreed, changeProposed, changeAgreed] = [1, 4, 7, 9].map((n) => only(demoFile(`ewp/Ex${n}.xml`), B)) as [
    LearningAgreement, LearningAgreement, LearningAgreement, LearningAgreement,
  ];

  test('they are the same agreement, and each is later than the one before', () => {
    const states = [proposed, agreed, changeProposed, changeAgreed];
    expect(new Set(states.map((state) => state.omobilityId)).size).toBe(1);
    for (const [index, state] of states.entries()) {
      expect(states.map((other) => isOlderThan(other, state))).toEqual(states.map((_, other) => other < index));
    }
  });

  test('what waits for the receiving department at each moment', () => {
    const waiting = [proposed, agreed, changeProposed, changeAgreed].map((state) => awaitedSignature(state, B)?.version.proposalId ?? null);
    expect(waiting).toEqual(['4C159B15BAF222F868493C167125FA324-1', null, '4C159B15BAF222F868493C167125FA324-4', null]);
  });

  test('virtual components, free reasons and a Swedish winter offset', () => {
    expect(proposed.versions[0]?.components.at(-1)).toEqual({
      table: 'virtual', code: '789HIJ', title: 'Introduction to Matlab (lab)', credits: '1 ECTS', status: null, reason: null,
    });
    expect(changeProposed.versions[1]?.components[1]).toMatchObject({ code: '574-MNX', status: 'inserted', reason: 'a custom reason' });
    expect(agreed.versions[0]?.signatures.receivingInstitution?.timestamp).toBe('2020-12-25T10:16:10+01:00');
    expect(changeAgreed.versions.map(({ role }) => role)).toEqual(['firstVersion', 'approvedChanges']);
  });
});

describe('files that are no agreement', () => {
  test.each([
    ['01-initial-version.part.xml', 'learningAgreementPart', { root: 'changes-proposal' }],
    ['03-update-initial-version.part.xml', 'learningAgreementPart', { root: 'changes-proposal' }],
    ['05-signed-first-version.part.xml', 'learningAgreementPart', { root: 'first-version' }],
    ['06-changes-proposal.part.xml', 'severalRoots', { roots: 'first-version, changes-proposal' }],
    ['08-changes-proposal.part.xml', 'severalRoots', { roots: 'first-version, approved-changes, changes-proposal' }],
    ['10-changes-proposal.part.xml', 'severalRoots', { roots: 'first-version, approved-changes, changes-proposal' }],
    ['12-final-version.part.xml', 'severalRoots', { roots: 'first-version, approved-changes' }],
    ['02-comment-proposal.part.xml', 'learningAgreementMessage', { root: 'comment-proposal-v1' }],
    ['09-comment-proposal.part.xml', 'learningAgreementMessage', { root: 'comment-proposal-v1' }],
    ['04-approve-proposal.part.xml', 'learningAgreementMessage', { root: 'approve-proposal-v1' }],
    ['07-approve-proposal.part.xml', 'learningAgreementMessage', { root: 'approve-proposal-v1' }],
    ['11-approve-proposal.part.xml', 'learningAgreementMessage', { root: 'approve-proposal-v1' }],
    ['approve-proposal-v1.xml', 'learningAgreementMessage', { root: 'omobility-las-update-request' }],
    ['comment-proposal-v1.xml', 'learningAgreementMessage', { root: 'omobility-las-update-request' }],
    ['Ex2.xml', 'learningAgreementMessage', { root: 'omobility-las-update-request' }],
    ['Ex8.xml', 'learningAgreementMessage', { root: 'omobility-las-update-request' }],
    ['Ex10.xml', 'learningAgreementMessage', { root: 'omobility-las-update-request' }],
    ['Ex5.xml', 'learningAgreementMessage', { root: 'omobility-las-update-request' }],
    ['Ex3.xml', 'learningAgreementMessage', { root: 'omobility-las-update-response' }],
    ['update-response-example.xml', 'learningAgreementMessage', { root: 'omobility-las-update-response' }],
    ['index-response-example.xml', 'wrongRoot', { root: 'omobility-las-index-response', expected: 'omobility-las-get-response' }],
  ])('%s', async (file, code, params) => {
    expect(await refusal(() => readLearningAgreements(fixture(`ewp/omobility-las/${file}`), B))).toEqual([code, params]);
  });

  test('an empty answer is an empty preview', () => {
    expect(readLearningAgreements(fixture('ewp/omobility-las/Ex6.xml'), B).rows).toEqual([]);
  });
});

const STUDENT_SIGNATURE = '<student-signature><timestamp>2026-11-20T10:00:00+01:00</timestamp></student-signature>';
const PROPOSAL = `<changes-proposal id="P1">${STUDENT_SIGNATURE}</changes-proposal>`;

interface Parts {
  readonly sending?: string;
  readonly student?: string;
  readonly dates?: string;
  readonly level?: string;
  readonly versions?: string;
}

function la(parts: Parts = {}): string {
  const { sending, student, dates, level, versions } = {
    sending: '<hei-id>umu.se</hei-id><ounit-name>Fysik</ounit-name>',
    student: '<given-names>A</given-names><family-name>B</family-name>',
    dates: '<start-date>2027-02-01</start-date><end-date>2027-06-30</end-date>',
    level: '6',
    versions: PROPOSAL,
    ...parts,
  };
  return `<la><omobility-id>m1</omobility-id><sending-hei>${sending}</sending-hei><receiving-hei><hei-id>UIO.no</hei-id></receiving-hei>
    <student>${student}</student>${dates}<eqf-level-studied-at-departure>${level}</eqf-level-studied-at-departure>
    <isced-f-code>0533</isced-f-code>${versions}</la>`;
}

function rowsOf(las: string) {
  return readLearningAgreements(bytes(`<omobility-las-get-response>${las}</omobility-las-get-response>`), ['umu.se']).rows;
}

describe('what may vary', () => {
  test('an agreement that waits for the sending institution lacks a signature that the schema requires', () => {
    const item = rowsOf(la())[0]?.item;
    expect(item && awaitedSignature(item, ['umu.se'])?.role).toBe('sendingInstitution');
    expect(item).toMatchObject({ receivingHeiId: 'uio.no', receivingOunitName: null, receivingOunitId: null, receivingAcademicYear: null, language: null });
  });

  test('an empty signature is an absent one', () => {
    const versions = `<changes-proposal id="P1">${STUDENT_SIGNATURE}<sending-hei-signature/></changes-proposal>`;
    expect(rowsOf(la({ versions }))[0]?.item?.versions[0]?.signatures.sendingInstitution).toBeNull();
  });

  test('days and months mix, and a time zone behind them says nothing', () => {
    const dates = '<start-date>2027-02-01Z</start-date><end-year-month>2027-06+02:00</end-year-month>';
    expect(rowsOf(la({ dates }))[0]?.item).toMatchObject({
      mobilityStart: { kind: 'day', date: '2027-02-01' },
      mobilityEnd: { kind: 'month', yearMonth: '2027-06' },
    });
  });

  test('a stay may begin and end within one month that only names itself at the end', () => {
    const dates = '<start-date>2027-06-20</start-date><end-year-month>2027-06</end-year-month>';
    expect(rowsOf(la({ dates }))[0]?.problems).toEqual([]);
  });

  test('the kind of mobility follows from the tables', () => {
    const component = '<component><title>T</title></component>';
    const kindOf = (table: string) =>
      rowsOf(la({ versions: `<first-version><${table}>${component}</${table}>${STUDENT_SIGNATURE}</first-version>` }))[0]?.item?.mobilityType;
    expect(kindOf('components-studied')).toBe('long');
    expect(kindOf('blended-mobility-components')).toBe('blended');
    expect(kindOf('short-term-doctoral-components')).toBe('doctoral');
  });

  test('a change to an agreed short mobility is told', () => {
    const table = '<blended-mobility-components><component><title>T</title></component></blended-mobility-components>';
    const versions = `<first-version>${table}${STUDENT_SIGNATURE}</first-version>${PROPOSAL}`;
    expect(rowsOf(la({ versions }))[0]?.problems).toEqual([{ code: 'changesNotAllowed', params: { type: 'blended' } }]);
    expect(rowsOf(la({ versions: PROPOSAL.replace(STUDENT_SIGNATURE, table + STUDENT_SIGNATURE) }))[0]?.problems).toEqual([]);
  });

  test('unknown reason codes count as none, and credits keep their scheme', () => {
    const versions = `<first-version><components-studied><component status="deleted" reason-code="moon-phase"><los-id>CR/1</los-id><title>T</title>
      <credit><scheme>ects</scheme><value>7.5</value></credit><credit><scheme>points</scheme><value>15</value></credit></component></components-studied>${STUDENT_SIGNATURE}</first-version>`;
    expect(rowsOf(la({ versions }))[0]?.item?.versions[0]?.components).toEqual([
      { table: 'studied', code: null, title: 'T', credits: '7.5 ECTS, 15 points', status: 'deleted', reason: null },
    ]);
  });

  test('a student identifier made of a personal number is left out', () => {
    const student = '<given-names>A</given-names><family-name>B</family-name><global-id>urn:schac:personalUniqueCode:int:esi:x.se:19900101-1234</global-id>';
    const row = rowsOf(la({ student }))[0];
    expect(row?.item?.student.globalId).toBeNull();
    expect(row?.problems).toEqual([{ code: 'personalNumberLeftOut', params: { element: 'student/global-id' } }]);
    expect(JSON.stringify(row)).not.toContain('1234');
  });

  test('a reason in which somebody wrote a personal number is left out, and its code stays', () => {
    const component = (reason: string) =>
      `<component status="deleted" reason-code="timetable-conflict" ${reason}><los-id>CR/1</los-id><title>T</title></component>`;
    const components = `${component('reason-text="Gäller 19640823-3234."')}${component('reason-text="Krockar"')}`;
    const versions = `<first-version><components-studied>${components}</components-studied>${STUDENT_SIGNATURE}</first-version>`;
    const row = rowsOf(la({ versions }))[0];
    expect(row?.item?.versions[0]?.components.map(({ reason }) => reason)).toEqual(['timetable-conflict', 'Krockar']);
    expect(row?.problems).toEqual([{ code: 'personalNumberLeftOut', params: { element: 'component/@reason-text' } }]);
    expect(JSON.stringify(row)).not.toContain('3234');
  });
});

describe('a row that cannot be saved says why and leaves the others alone', () => {
  const signature = (timestamp: string) => `<first-version><student-signature><timestamp>${timestamp}</timestamp></student-signature></first-version>`;
  test.each<[string, Parts, { code: string; params: Record<string, string> }]>([
    ['no name of the sending unit', { sending: '<hei-id>umu.se</hei-id>' }, { code: 'missing', params: { element: 'sending-hei/ounit-name' } }],
    ['no family name', { student: '<given-names>A</given-names>' }, { code: 'missing', params: { element: 'student/family-name' } }],
    ['no start', { dates: '<end-date>2027-06-30</end-date>' }, { code: 'missing', params: { element: 'start-date' } }],
    ['a day that never comes', { dates: '<start-date>2027-02-30</start-date><end-date>2027-06-30</end-date>' }, { code: 'invalid', params: { element: 'start-date', value: '2027-02-30' } }],
    ['a month that is none', { dates: '<start-year-month>2027-13</start-year-month><end-date>2027-06-30</end-date>' }, { code: 'invalid', params: { element: 'start-year-month', value: '2027-13' } }],
    ['an end before the start', { dates: '<start-date>2027-07-01</start-date><end-year-month>2027-06</end-year-month>' }, { code: 'endBeforeStart', params: { element: 'end-date' } }],
    ['a level beyond 8', { level: '12' }, { code: 'invalid', params: { element: 'eqf-level-studied-at-departure', value: '12' } }],
    ['no version at all', { versions: '' }, { code: 'noVersion', params: {} }],
    ['a proposal without an id', { versions: PROPOSAL.replace(' id="P1"', '') }, { code: 'missing', params: { element: 'changes-proposal/@id' } }],
    ['a signature without a moment', { versions: signature('') }, { code: 'missing', params: { element: 'first-version/student-signature/timestamp' } }],
    ['a signature at no moment', { versions: signature('yesterday') }, { code: 'invalid', params: { element: 'first-version/student-signature/timestamp', value: 'yesterday' } }],
  ])('%s', (_what, parts, expected) => {
    const [bad, good] = rowsOf(la(parts) + la());
    expect(bad).toEqual({ source: 'la[1]', item: null, problems: [expected] });
    expect(good).toMatchObject({ source: 'la[2]', problems: [], item: { omobilityId: 'm1' } });
  });

  test('the same agreement twice in one file', () => {
    expect(rowsOf(la() + la())[1]).toEqual({ source: 'la[2]', item: null, problems: [{ code: 'duplicateInFile', params: { source: 'la[1]' } }] });
  });
});
