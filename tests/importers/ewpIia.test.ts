import { describe, expect, test } from '@jest/globals';
import { readIias } from '../../bot/importers/ewpIia.ts';
import { bytes, demoFile, fixture, refusal } from './files.ts';

const OURS = ['umu.se'];

function namespace(version: number): string {
  return `https://github.com/erasmus-without-paper/ewp-specs-api-iias/blob/stable-v${version}/endpoints/get-response.xsd`;
}

interface Parts {
  readonly ours?: string;
  readonly partner?: string;
  readonly inEffect?: string;
  readonly conditions?: string;
  readonly conditionsAttribute?: string;
}

function iia(parts: Parts = {}): string {
  const { ours, partner, inEffect, conditions, conditionsAttribute } = {
    ours: '<hei-id>umu.se</hei-id><iia-id>1</iia-id><iia-code>U1</iia-code>',
    partner: '<hei-id>uio.no</hei-id>',
    inEffect: '<in-effect>true</in-effect>',
    conditions: '',
    conditionsAttribute: '',
    ...parts,
  };
  return `<iia><partner>${ours}</partner><partner>${partner}</partner>${inEffect}
    <cooperation-conditions${conditionsAttribute}>${conditions}</cooperation-conditions></iia>`;
}

const YEARS =
  '<receiving-first-academic-year-id>2024/2025</receiving-first-academic-year-id><receiving-last-academic-year-id>2027/2028</receiving-last-academic-year-id>';

function studies(inner: string, between = '<sending-hei-id>umu.se</sending-hei-id><receiving-hei-id>uio.no</receiving-hei-id>'): string {
  return `<student-studies-mobility-spec>${between}${inner}</student-studies-mobility-spec>`;
}

function rowsOf(iias: string, version = 7) {
  return readIias(bytes(`<iias-get-response xmlns="${namespace(version)}">${iias}</iias-get-response>`), OURS).rows;
}

function rowOf(parts: Parts, version = 7) {
  const [row] = rowsOf(iia(parts), version);
  if (!row) throw new Error('No row was read.');
  return row;
}

function conditionOf(inner: string, version = 7) {
  return rowOf({ conditions: studies(inner) }, version).item?.conditions[0];
}

describe('the standard’s example', () => {
  const example = demoFile('ewp/iias-get-response-example.xml');

  test('read from the Polish side', () => {
    const { rows } = readIias(example, ['uw.edu.pl']);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      source: 'iia[1]',
      problems: [],
      item: {
        iiaId: '0f7a5682-faf7-49a7-9cc7-ec486c49a281',
        iiaCode: '983/E+/III14&15',
        partnerHeiId: 'hibo.no',
        partnerIiaId: '1954991',
        partnerIiaCode: '2014/E+/PL/4104B',
        inEffect: true,
      },
    });
    expect(rows[0]?.item?.conditions.map(({ kind, sendingHeiId }) => [kind, sendingHeiId])).toEqual([
      ['studentStudies', 'uw.edu.pl'],
      ['studentTraineeship', 'uw.edu.pl'],
      ['staffTeaching', 'uw.edu.pl'],
      ['staffTeaching', 'hibo.no'],
      ['staffTraining', 'hibo.no'],
    ]);
    expect(rows[0]?.item?.conditions[0]).toEqual({
      kind: 'studentStudies',
      sendingHeiId: 'uw.edu.pl',
      receivingHeiId: 'hibo.no',
      sendingOunitId: '140',
      receivingOunitId: null,
      receivingFirstAcademicYear: '2014/2015',
      receivingLastAcademicYear: '2020/2021',
      mobilitiesPerYear: 2,
      languageSkills: [
        { language: 'en', cefrLevel: 'B1' },
        { language: 'no', cefrLevel: 'B1' },
      ],
      subjectAreas: [{ iscedCode: '0314', clarification: null }],
      eqfLevels: [7, 8],
      totalMonthsPerYear: '5',
      totalDaysPerYear: null,
      blended: false,
      cannotBeApprovedBecause: [],
    });
    expect(rows[0]?.item?.conditions[2]).toMatchObject({ totalDaysPerYear: '8', totalMonthsPerYear: null, blended: null });
  });

  test('read from the Norwegian side it is the same agreement with the sides changed', () => {
    expect(readIias(example, ['hibo.no']).rows[0]?.item).toMatchObject({
      iiaId: '1954991',
      iiaCode: '2014/E+/PL/4104B',
      partnerHeiId: 'uw.edu.pl',
      partnerIiaCode: '983/E+/III14&15',
    });
  });

  test('read by somebody else it is not taken', () => {
    expect(readIias(example, OURS).rows).toEqual([
      { source: 'iia[1]', item: null, problems: [{ code: 'notOurs', params: { heiIds: 'uw.edu.pl, hibo.no' } }] },
    ]);
  });
});

describe('values', () => {
  test('decimals stay as they are written', () => {
    expect(conditionOf(`${YEARS}<total-months-per-year>7.50</total-months-per-year>`)?.totalMonthsPerYear).toBe('7.50');
  });

  test('a condition without a unit takes the unit that the partner is', () => {
    const ours = '<hei-id>umu.se</hei-id><ounit-id>our-unit</ounit-id><iia-id>1</iia-id><iia-code>U1</iia-code>';
    const own = studies(`<sending-ounit-id>own</sending-ounit-id>${YEARS}`);
    const { item } = rowOf({ ours, conditions: studies(YEARS) + own });
    expect(item?.conditions.map((condition) => condition.sendingOunitId)).toEqual(['our-unit', 'own']);
    expect(item?.conditions[0]?.receivingOunitId).toBeNull();
  });

  test('an extract may lack what the schema requires', () => {
    const { rows } = readIias(fixture('ewp/iias/01-A-get-response.part.xml'), ['a']);
    expect(rows[0]).toMatchObject({ problems: [], item: { iiaCode: '2019/E+/23', partnerHeiId: 'b', partnerIiaId: null, inEffect: null } });
    expect(rows[0]?.item?.conditions).toHaveLength(2);
    expect(readIias(fixture('ewp/iias/02-B-get-response.part.xml'), ['b']).rows[0]?.item?.partnerIiaId).toBe('0f7a5682-faf7-49a7-9cc7-ec486c49a281');
  });

  test('a terminated agreement keeps no conditions', () => {
    const row = rowOf({ conditions: studies(YEARS), conditionsAttribute: ' terminated-as-a-whole="true"' });
    expect(row.item?.conditions).toEqual([]);
    expect(row.problems).toEqual([{ code: 'terminatedAsAWhole', params: {} }]);
  });
});

describe('what cannot be approved', () => {
  const SKILL = '<recommended-language-skill><language>en</language><cefr-level>B2</cefr-level></recommended-language-skill>';
  const PLACES = '<mobilities-per-year>2</mobilities-per-year>';

  test('flagged elements say nothing, and are told', () => {
    const condition = conditionOf(
      `${YEARS}<mobilities-per-year not-yet-defined="true">2</mobilities-per-year>
       <recommended-language-skill not-yet-defined="true"><language>en</language></recommended-language-skill>
       <subject-area><isced-f-code v6-value="031">0314</isced-f-code><isced-clarification>Social</isced-clarification></subject-area>`,
    );
    expect(condition).toMatchObject({
      mobilitiesPerYear: null,
      languageSkills: [],
      subjectAreas: [{ iscedCode: '0314', clarification: 'Social' }],
      cannotBeApprovedBecause: ['mobilitiesPerYearNotDefined', 'languageSkillNotDefined', 'iscedCodeFromVersion6'],
    });
  });

  test('a complete condition has no obstacle', () => {
    expect(conditionOf(YEARS + PLACES + SKILL)?.cannotBeApprovedBecause).toEqual([]);
  });

  test('a short subject code is kept and told', () => {
    const area = '<subject-area><isced-f-code>031</isced-f-code></subject-area>';
    expect(conditionOf(YEARS + PLACES + SKILL + area)).toMatchObject({
      subjectAreas: [{ iscedCode: '031', clarification: null }],
      cannotBeApprovedBecause: ['iscedCodeNotFourDigits'],
    });
  });

  test('training needs no language, teaching does', () => {
    const between = '<sending-hei-id>umu.se</sending-hei-id><receiving-hei-id>uio.no</receiving-hei-id>';
    const conditions = ['staff-training', 'staff-teacher']
      .map((kind) => `<${kind}-mobility-spec>${between}${YEARS}${PLACES}</${kind}-mobility-spec>`)
      .join('');
    expect(rowOf({ conditions }).item?.conditions.map((read) => [read.kind, read.cannotBeApprovedBecause])).toEqual([
      ['staffTeaching', ['languageSkillNotDefined']],
      ['staffTraining', []],
    ]);
  });
});

describe('version 6', () => {
  const years = (...list: string[]) =>
    list.map((year) => `<receiving-academic-year-id>${year}</receiving-academic-year-id>`).join('');

  test('its list of years becomes first and last, and what version 7 asks for becomes an obstacle', () => {
    const area = '<subject-area><isced-f-code>031</isced-f-code></subject-area>';
    const row = rowOf({ conditions: studies(years('2016/2017', '2014/2015', '2015/2016') + area) }, 6);
    expect(row.problems).toEqual([{ code: 'iiaVersion6', params: {} }]);
    expect(row.item?.conditions[0]).toMatchObject({
      receivingFirstAcademicYear: '2014/2015',
      receivingLastAcademicYear: '2016/2017',
      mobilitiesPerYear: null,
      cannotBeApprovedBecause: ['mobilitiesPerYearNotDefined', 'languageSkillNotDefined', 'iscedCodeNotFourDigits'],
    });
  });

  test('years that it leaves out are told, since first and last cannot say it', () => {
    expect(rowOf({ conditions: studies(years('2014/2015', '2017/2018')) }, 6).problems).toEqual([
      { code: 'iiaVersion6', params: {} },
      {
        code: 'academicYearGap',
        params: { element: 'cooperation-conditions/student-studies-mobility-spec[1]', years: '2015/2016, 2016/2017' },
      },
    ]);
  });
});

describe('a row that cannot be saved says why and leaves the others alone', () => {
  const SPEC = 'cooperation-conditions/student-studies-mobility-spec[1]';
  test.each<[string, Parts, { code: string; params: Record<string, string> }]>([
    ['no id', { ours: '<hei-id>umu.se</hei-id><iia-code>U1</iia-code>' }, { code: 'missing', params: { element: 'partner[1]/iia-id' } }],
    ['an empty code', { ours: '<hei-id>umu.se</hei-id><iia-id>1</iia-id><iia-code/>' }, { code: 'missing', params: { element: 'partner[1]/iia-code' } }],
    ['no university', { partner: '' }, { code: 'missing', params: { element: 'partner[2]/hei-id' } }],
    ['neither yes nor no', { inEffect: '<in-effect>maybe</in-effect>' }, { code: 'invalid', params: { element: 'in-effect', value: 'maybe' } }],
    [
      'a year that is none',
      { conditions: studies(YEARS.replace('2027/2028', '2028')) },
      { code: 'invalid', params: { element: `${SPEC}/receiving-last-academic-year-id`, value: '2028' } },
    ],
    ['no last year', { conditions: studies(YEARS.slice(0, YEARS.indexOf('<receiving-last'))) }, { code: 'missing', params: { element: `${SPEC}/receiving-last-academic-year-id` } }],
    ['years in the wrong order', { conditions: studies(YEARS.replace('2024/2025', '2029/2030')) }, { code: 'endBeforeStart', params: { element: SPEC } }],
    [
      'a number that is none',
      { conditions: studies(`${YEARS}<mobilities-per-year>two</mobilities-per-year>`) },
      { code: 'invalid', params: { element: `${SPEC}/mobilities-per-year`, value: 'two' } },
    ],
    [
      'a level beyond 8',
      { conditions: studies(`${YEARS}<eqf-level>7</eqf-level><eqf-level>9</eqf-level>`) },
      { code: 'invalid', params: { element: `${SPEC}/eqf-level[2]`, value: '9' } },
    ],
    [
      'a condition with somebody else',
      { conditions: studies(YEARS, '<sending-hei-id>umu.se</sending-hei-id><receiving-hei-id>ku.dk</receiving-hei-id>') },
      { code: 'notBetweenThePartners', params: { element: SPEC } },
    ],
  ])('%s', (_what, parts, expected) => {
    const [bad, good] = rowsOf(iia(parts) + iia());
    expect(bad).toEqual({ source: 'iia[1]', item: null, problems: [expected] });
    expect(good).toMatchObject({ source: 'iia[2]', problems: [], item: { iiaCode: 'U1' } });
  });

  test('one partner or three', () => {
    const alone = iia().replace(/<partner><hei-id>uio.no<\/hei-id><\/partner>/, '');
    expect(rowsOf(alone)[0]).toMatchObject({ item: null, problems: [{ code: 'invalid', params: { element: 'partner' } }] });
  });

  test('the same agreement twice', () => {
    expect(rowsOf(iia() + iia())[1]).toEqual({
      source: 'iia[2]',
      item: null,
      problems: [{ code: 'duplicateInFile', params: { source: 'iia[1]' } }],
    });
  });

  test('an element where a text is expected', () => {
    expect(rowsOf('<iia>text</iia>')[0]?.item).toBeNull();
    expect(rowsOf(iia({ partner: '<hei-id><b>1</b></hei-id>' }))[0]?.problems).toMatchObject([{ code: 'invalid', params: { element: 'partner[2]/hei-id' } }]);
  });
});

describe('files', () => {
  test('an answer without agreements is an empty preview', () => {
    expect(rowsOf('')).toEqual([]);
  });

  test('other documents are refused by name', async () => {
    const expected = 'iias-get-response';
    expect(await refusal(() => readIias(fixture('ewp/iias/index-response-example.xml'), OURS))).toEqual(['wrongRoot', { root: 'iias-index-response', expected }]);
    expect(await refusal(() => readIias(fixture('ewp/iias/03-B-approval-response.part.xml'), OURS))).toEqual(['wrongRoot', { root: 'iias-approval-response', expected }]);
    expect(await refusal(() => readIias(demoFile('ewp/Ex1.xml'), OURS))).toEqual(['wrongRoot', { root: 'la', expected }]);
  });

  test('a version that we do not know is not guessed at', async () => {
    const later = `<iias-get-response xmlns="${namespace(8)}"></iias-get-response>`;
    expect(await refusal(() => readIias(bytes(later), OURS))).toEqual(['unknownIiaVersion', { version: '8' }]);
  });
});
