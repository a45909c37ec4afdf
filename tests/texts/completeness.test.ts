import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ELIGIBILITY_VERDICTS } from '../../bot/domain/eligibility.ts';
import { APPROVAL_OBSTACLES } from '../../bot/domain/exchangeAgreement.ts';
import { CAPACITIES, ROLES } from '../../bot/domain/person.ts';
import { CHANGE_REASON_CODES, COMPONENT_TABLES, SIGNING_PARTIES } from '../../bot/domain/learningAgreement.ts';
import { SIGNATURE_OUTCOMES } from '../../bot/domain/signatureRequest.ts';
import { SIGNING_OBSTACLES } from '../../bot/domain/signingObstacle.ts';
import { ASSIGNEE_CAPACITIES, TASK_KINDS, TASK_STATES } from '../../bot/domain/task.ts';
import { eligibilityDuty } from '../../bot/duties/eligibility.ts';
import { learningAgreementSignatureDuty } from '../../bot/duties/learningAgreementSignature.ts';
import { IMPORT_FILE_ERROR_CODES, IMPORT_PROBLEM_CODES } from '../../bot/importers/preview.ts';
import { en } from '../../bot/texts/en.ts';
import { sv } from '../../bot/texts/sv.ts';
import { flatten, pluralForm, variables, withoutPlural } from './keys.ts';

const swedish = flatten(sv);
const english = flatten(en);
const languages = [
  ['Swedish', swedish],
  ['English', english],
] as const;

describe('both languages', () => {
  test('have the same keys (faqplus #157)', () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
  });

  test('take the same values in each text', () => {
    const different = [...swedish].filter(([key, text]) => `${variables(english.get(key) ?? '')}` !== `${variables(text)}`);
    expect(different).toEqual([]);
  });
});

describe.each(languages)('the %s texts', (_name, texts) => {
  test('are none of them empty, and none begins or ends in space', () => {
    for (const [key, text] of texts) expect([key, text]).toEqual([key, text.trim()]);
    expect([...texts.values()].filter((text) => text === '')).toEqual([]);
  });

  test('hold no braces but those of values', () => {
    const stray = [...texts].filter(([, text]) => /[{}]|\$t\(/.test(text.replaceAll(/\{\{\w+\}\}/g, '')));
    expect(stray).toEqual([]);
  });

  test('have each plural in every form that the language has, and the count where it is said', () => {
    const forms = new Map<string, string[]>();
    for (const key of texts.keys()) {
      const form = pluralForm(key);
      if (form) forms.set(withoutPlural(key), [...(forms.get(withoutPlural(key)) ?? []), form]);
    }
    expect(forms.size).toBeGreaterThan(0);
    const needed = new Intl.PluralRules(texts === swedish ? 'sv' : 'en').resolvedOptions().pluralCategories;
    for (const [key, present] of forms) {
      expect(present).toEqual(expect.arrayContaining([...needed]));
      expect(variables(texts.get(`${key}_other`) ?? '')).toContain('count');
    }
  });
});

test('few words are the same in both languages, and they are names', () => {
  const same = [...swedish].filter(([key, text]) => english.get(key) === text).map(([, text]) => text);
  expect([...new Set(same)].sort()).toEqual([
    '{{kind}}: {{department}}, {{state}}',
    '{{notice}} {{title}}, {{when}}',
    'IKP',
    'IKP-forum',
    'International Office',
    'Learning Agreements',
    'NyA-webben',
    'Partner',
    'Solemove',
    'Student',
    'Version',
  ].sort());
});

describe('there is a text for each', () => {
  test.each([
    ['duty', sv.duty, TASK_KINDS],
    ['state', sv.state, TASK_STATES],
    ['capacity of those asked', sv.capacity, ASSIGNEE_CAPACITIES],
    ['reason why one is asked', sv.card.youAreAsked, ASSIGNEE_CAPACITIES],
    ['verdict', sv.duty.eligibility.verdict, ELIGIBILITY_VERDICTS],
    ['outcome of a signature', sv.duty.learningAgreementSignature.outcome, SIGNATURE_OUTCOMES],
    ['obstacle to signing', sv.duty.learningAgreementSignature.obstacle, SIGNING_OBSTACLES],
    ['reason for a change', sv.duty.learningAgreementSignature.reason, CHANGE_REASON_CODES],
    ['table of components', sv.duty.learningAgreementSignature.table, COMPONENT_TABLES],
    ['party to an agreement', sv.duty.learningAgreementSignature.party, SIGNING_PARTIES],
    ['party whose signature is missing', sv.duty.unsignedMobility.party, SIGNING_PARTIES],
    ['act on an eligibility request', sv.duty.eligibility.action, eligibilityDuty.actions.map(({ verb }) => verb)],
    [
      'act on a signature',
      sv.duty.learningAgreementSignature.action,
      learningAgreementSignatureDuty.actions.map(({ verb }) => verb),
    ],
    ['obstacle to approving an agreement', sv.approvalObstacle, APPROVAL_OBSTACLES],
    ['problem of a row of an import', sv.import.problem, IMPORT_PROBLEM_CODES],
    ['error of an imported file', sv.import.file, IMPORT_FILE_ERROR_CODES],
    ['capacity of a contact', sv.demo.capacity, CAPACITIES],
    ['role, IKP apart, whose capacities stand instead', sv.demo.role, ROLES.filter((role) => role !== 'ikp')],
  ])('%s, and for nothing else', (_name, texts, codes) => {
    expect(Object.keys(texts).sort()).toEqual([...codes].sort());
  });
});

describe('the values of texts about imports', () => {
  // The parameters that the importers give with each code.
  const GIVEN: Readonly<Record<string, readonly string[]>> = {
    missing: ['element'],
    invalid: ['element', 'value'],
    notOurs: ['heiIds'],
    duplicateInFile: ['source'],
    academicYearGap: ['element', 'years'],
    notBetweenThePartners: ['element'],
    endBeforeStart: ['element'],
    proposalChangesStudentData: ['fields'],
    changesNotAllowed: ['type'],
    personalNumberLeftOut: ['element'],
    departmentIncomplete: ['column'],
    departmentDiffers: ['column', 'value', 'source', 'other'],
    personDiffers: ['column', 'value', 'source', 'other'],
    personalNumber: ['column'],
    unknownDepartment: ['ounits'],
    unknownPartner: ['heiId'],
    unknownSubject: ['codes'],
    joined: ['code'],
    knownUnderAnotherId: ['code'],
    tooManyRows: ['rows'],
    hasFormulas: ['cell'],
    tooBig: ['megabytes'],
    notXml: ['line', 'detail'],
    severalRoots: ['roots'],
    wrongEncoding: ['encoding'],
    wrongRoot: ['root', 'expected'],
    learningAgreementPart: ['root'],
    learningAgreementMessage: ['root'],
    unknownIiaVersion: ['version'],
    noHeader: ['expected'],
    missingColumns: ['columns'],
  };

  test('are all given by the importers', () => {
    const unknown = Object.entries({ ...sv.import.problem, ...sv.import.file }).flatMap(([code, text]) =>
      variables(text).filter((name) => !GIVEN[code]?.includes(name)).map((name) => `${code}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

test('no key is left that nothing in the source names', () => {
  const root = path.resolve(import.meta.dirname, '../../bot');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^texts[\\/](sv|en|shape|duties)/.test(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8'));
  /** Quoted strings and templates; a template's parts stand for one name each. */
  const named = sources
    .flatMap((source) => [...source.matchAll(/'([\w.]+)'|`([\w.]+(?:\$\{[^`]*?\}[\w.]*)+)`/g)])
    .map(([, literal, template]) =>
      literal !== undefined
        ? new RegExp(`^${literal.replaceAll('.', '\\.')}$`)
        : new RegExp(`^${(template ?? '').replaceAll('.', '\\.').replaceAll(/\$\{.*?\}/g, '[^.]+')}$`),
    );
  /** An import's problems carry codes; their texts are looked up by them, and tied to them above. */
  const byCode = /^import\.(problem|file)\./;

  const unused = [...new Set([...swedish.keys()].map(withoutPlural))].filter(
    (key) => !byCode.test(key) && !named.some((name) => name.test(key)),
  );
  expect(unused).toEqual([]);
});
