import { z } from 'zod';
import { addAcademicYears, compareAcademicYears } from '../domain/academicYear.ts';
import type { AcademicYear } from '../domain/academicYear.ts';
import type {
  ApprovalObstacle,
  CooperationCondition,
  CooperationKind,
  ExchangeAgreement,
} from '../domain/exchangeAgreement.ts';
import type { HeiId } from '../domain/institution.ts';
import {
  academicYearId,
  elementPath,
  elementText,
  eqfLevel,
  heiId,
  optionalText,
  parent,
  problemsOf,
  readXml,
  repeated,
  requiredText,
  xmlBoolean,
} from './ewpXml.ts';
import { ImportFileError, problem } from './preview.ts';
import type { ImportPreview, ImportProblem, ImportRow } from './preview.ts';

const ROOT = 'iias-get-response';
const SPECIFICATIONS = {
  'student-studies-mobility-spec': 'studentStudies',
  'student-traineeship-mobility-spec': 'studentTraineeship',
  'staff-teacher-mobility-spec': 'staffTeaching',
  'staff-training-mobility-spec': 'staffTraining',
} as const satisfies Record<string, CooperationKind>;
type SpecificationName = keyof typeof SPECIFICATIONS;

/**
 * Reads the get-response of the Erasmus Without Paper IIAs API, version 7. Version 6 is read as
 * well: its list of years becomes first and last, and what version 7 requires beyond it becomes an
 * obstacle to approval. An extract without namespace is taken for version 7.
 *
 * The file puts the university that it comes from first; we are found by ourHeiIds, so that a file
 * from the partner reads the same.
 * @throws ImportFileError, also unknownIiaVersion and wrongRoot
 */
export function readIias(bytes: Uint8Array, ourHeiIds: readonly HeiId[]): ImportPreview<ExchangeAgreement> {
  const document = readXml(bytes);
  if (document.root !== ROOT) throw new ImportFileError('wrongRoot', { root: document.root, expected: ROOT });
  const version = /\/ewp-specs-api-iias\/.*stable-v(\d+)\//.exec(document.namespace ?? '')?.[1] ?? '7';
  if (version !== '6' && version !== '7') throw new ImportFileError('unknownIiaVersion', { version });

  const { iia } = parent({ iia: repeated(z.unknown()) }).parse(document.content);
  const firstSource = new Map<string, string>();
  const rows = iia.map((element, index): ImportRow<ExchangeAgreement> => {
    const source = `iia[${index + 1}]`;
    const read = iiaElement.safeParse(element, { reportInput: true });
    if (!read.success) return { source, item: null, problems: problemsOf(read.error) };
    const row = agreementOf(read.data, ourHeiIds, version === '6' ? [problem('iiaVersion6')] : []);
    if (row.item === null) return { source, ...row };
    const first = firstSource.get(row.item.iiaId);
    if (first !== undefined) return { source, item: null, problems: [problem('duplicateInFile', { source: first })] };
    firstSource.set(row.item.iiaId, source);
    return { source, ...row };
  });
  return { rows };
}

const flag = z.object({ '@not-yet-defined': z.literal('true') });
const isFlagged = (element: unknown): boolean => flag.safeParse(element).success;

const subjectArea = parent({
  'isced-f-code': z.union([
    z.string().transform((code) => ({ code, version6: null })),
    z
      .object({ '#text': z.string(), '@v6-value': z.string() })
      .transform((element) => ({ code: element['#text'], version6: element['@v6-value'] })),
  ]),
  'isced-clarification': optionalText,
});

const languageSkill = z.union([
  // What a flagged skill says is a placeholder.
  flag.transform(() => null),
  parent({ language: requiredText, 'cefr-level': optionalText }).transform((skill) => ({
    language: skill.language,
    cefrLevel: skill['cefr-level'],
  })),
]);

const decimal = elementText.pipe(z.string().regex(/^\d+(\.\d{1,2})?$/)).optional().transform((value) => value ?? null);

const specification = parent({
  'sending-hei-id': heiId,
  'sending-ounit-id': optionalText,
  'receiving-hei-id': heiId,
  'receiving-ounit-id': optionalText,
  'receiving-first-academic-year-id': academicYearId.optional(),
  'receiving-last-academic-year-id': academicYearId.optional(),
  // Version 6.
  'receiving-academic-year-id': repeated(academicYearId),
  'mobilities-per-year': z
    .preprocess((value) => (isFlagged(value) ? undefined : value), elementText.pipe(z.string().regex(/^\d+$/)).optional())
    .transform((value) => (value === undefined ? null : Number(value))),
  'recommended-language-skill': repeated(languageSkill),
  'subject-area': repeated(subjectArea),
  'total-months-per-year': decimal,
  'total-days-per-year': decimal,
  blended: xmlBoolean.optional().transform((value) => value ?? null),
  'eqf-level': repeated(eqfLevel),
}).transform((value, context) => {
  const years = [...value['receiving-academic-year-id']].sort(compareAcademicYears);
  const first = value['receiving-first-academic-year-id'] ?? years[0];
  const last = value['receiving-last-academic-year-id'] ?? years.at(-1);
  for (const [year, name] of [[first, 'first'], [last, 'last']] as const) {
    if (year === undefined) {
      context.addIssue({ code: 'custom', input: undefined, path: [`receiving-${name}-academic-year-id`] });
    }
  }
  return first === undefined || last === undefined ? z.NEVER : { ...value, first, last, missingYears: gaps(years) };
});
type Specification = z.infer<typeof specification>;

const iiaElement = parent({
  partner: repeated(
    parent({ 'hei-id': heiId, 'ounit-id': optionalText, 'iia-id': optionalText, 'iia-code': optionalText }),
  ).refine((partners) => partners.length === 2),
  'in-effect': xmlBoolean.optional().transform((value) => value ?? null),
  'cooperation-conditions': parent({
    '@terminated-as-a-whole': z.string().optional(),
    'student-studies-mobility-spec': repeated(specification),
    'student-traineeship-mobility-spec': repeated(specification),
    'staff-teacher-mobility-spec': repeated(specification),
    'staff-training-mobility-spec': repeated(specification),
  }),
});

function agreementOf(
  iia: z.infer<typeof iiaElement>,
  ourHeiIds: readonly HeiId[],
  notices: readonly ImportProblem[],
): Omit<ImportRow<ExchangeAgreement>, 'source'> {
  const heiIds = iia.partner.map((partner) => partner['hei-id']);
  const ourIndex = heiIds.findIndex((id) => ourHeiIds.includes(id));
  const ours = iia.partner[ourIndex];
  const theirs = iia.partner[1 - ourIndex];
  if (ours === undefined || theirs === undefined) {
    return { item: null, problems: [...notices, problem('notOurs', { heiIds: heiIds.join(', ') })] };
  }
  const terminated = iia['cooperation-conditions']['@terminated-as-a-whole'] === 'true';
  const conditions = specificationsOf(iia);
  const units = new Map(iia.partner.map((partner) => [partner['hei-id'], partner['ounit-id']]));
  const refusals = [
    ...(['iia-id', 'iia-code'] as const)
      .filter((name) => ours[name] === null)
      .map((name) => problem('missing', { element: `${elementPath(['partner', ourIndex])}/${name}` })),
    ...conditions.flatMap(({ element, specification: read }) => refusalsOf(element, read, heiIds)),
  ];
  if (refusals.length > 0 || ours['iia-id'] === null || ours['iia-code'] === null) {
    return { item: null, problems: [...notices, ...refusals] };
  }
  return {
    item: {
      iiaId: ours['iia-id'],
      iiaCode: ours['iia-code'],
      partnerHeiId: theirs['hei-id'],
      partnerIiaId: theirs['iia-id'],
      partnerIiaCode: theirs['iia-code'],
      inEffect: iia['in-effect'],
      conditions: terminated ? [] : conditions.map(({ kind, specification: read }) => conditionOf(kind, read, units)),
    },
    problems: [
      ...notices,
      ...(terminated ? [problem('terminatedAsAWhole')] : []),
      ...conditions
        .filter(({ specification: read }) => read.missingYears.length > 0)
        .map(({ element, specification: read }) =>
          problem('academicYearGap', { element, years: read.missingYears.join(', ') }),
        ),
    ],
  };
}

interface PlacedSpecification {
  readonly element: string;
  readonly kind: CooperationKind;
  readonly specification: Specification;
}

function specificationsOf(iia: z.infer<typeof iiaElement>): PlacedSpecification[] {
  const conditions = iia['cooperation-conditions'];
  return (Object.keys(SPECIFICATIONS) as SpecificationName[]).flatMap((name) =>
    conditions[name].map((read, index) => ({
      element: elementPath(['cooperation-conditions', name, index]),
      kind: SPECIFICATIONS[name],
      specification: read,
    })),
  );
}

function refusalsOf(element: string, read: Specification, heiIds: readonly HeiId[]): ImportProblem[] {
  const between = [read['sending-hei-id'], read['receiving-hei-id']];
  return [
    ...(heiIds.every((id) => between.includes(id)) ? [] : [problem('notBetweenThePartners', { element })]),
    ...(compareAcademicYears(read.first, read.last) > 0 ? [problem('endBeforeStart', { element })] : []),
  ];
}

/** A condition that names no unit is meant for the one that the partner is, when it is a unit. */
function conditionOf(
  kind: CooperationKind,
  read: Specification,
  units: ReadonlyMap<HeiId, string | null>,
): CooperationCondition {
  const languageSkills = read['recommended-language-skill'].filter((skill) => skill !== null);
  return {
    kind,
    sendingHeiId: read['sending-hei-id'],
    receivingHeiId: read['receiving-hei-id'],
    sendingOunitId: read['sending-ounit-id'] ?? units.get(read['sending-hei-id']) ?? null,
    receivingOunitId: read['receiving-ounit-id'] ?? units.get(read['receiving-hei-id']) ?? null,
    receivingFirstAcademicYear: read.first,
    receivingLastAcademicYear: read.last,
    mobilitiesPerYear: read['mobilities-per-year'],
    languageSkills,
    subjectAreas: read['subject-area'].map((area) => ({
      iscedCode: area['isced-f-code'].code,
      clarification: area['isced-clarification'],
    })),
    eqfLevels: read['eqf-level'],
    totalMonthsPerYear: read['total-months-per-year'],
    totalDaysPerYear: read['total-days-per-year'],
    blended: read.blended,
    cannotBeApprovedBecause: obstacles(kind, read),
  };
}

/** Version 7: no element may be flagged or carry a value of version 6 when an agreement is approved. */
function obstacles(kind: CooperationKind, read: Specification): ApprovalObstacle[] {
  const skills = read['recommended-language-skill'];
  // The schema asks for a language where teaching is given or followed.
  const languageRequired = kind === 'studentStudies' || kind === 'staffTeaching';
  const codes = read['subject-area'].map((area) => area['isced-f-code']);
  const found: ApprovalObstacle[] = [];
  if (read['mobilities-per-year'] === null) found.push('mobilitiesPerYearNotDefined');
  if (skills.includes(null) || (languageRequired && skills.length === 0)) found.push('languageSkillNotDefined');
  if (codes.some(({ version6 }) => version6 !== null)) found.push('iscedCodeFromVersion6');
  if (codes.some(({ code }) => !/^\d{4}$/.test(code))) found.push('iscedCodeNotFourDigits');
  return found;
}

/** Years that a sorted list jumps over. */
function gaps(years: readonly AcademicYear[]): AcademicYear[] {
  return years.slice(0, -1).flatMap((year, index) => {
    const missing: AcademicYear[] = [];
    const following = years[index + 1] ?? year;
    for (let next = addAcademicYears(year, 1); compareAcademicYears(next, following) < 0; next = addAcademicYears(next, 1)) {
      missing.push(next);
    }
    return missing;
  });
}
