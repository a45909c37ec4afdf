import { describe, expect, test } from '@jest/globals';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { ourOunitId as unitOfCondition, uncoveredConditions } from '../../bot/domain/exchangeAgreement.ts';
import { awaitedSignature, firstDay, orderByMobilityStart, ourOunitId } from '../../bot/domain/learningAgreement.ts';
import { readDirectory } from '../../bot/importers/directory.ts';
import { readIias } from '../../bot/importers/ewpIia.ts';
import { readLearningAgreements } from '../../bot/importers/ewpLearningAgreements.ts';
import type { ImportPreview } from '../../bot/importers/preview.ts';
import { demoFile } from '../importers/files.ts';

const OURS = ['umu.se', 'uw.edu.pl', 'example_b.edu'];
const NOMINATION_YEAR = parseAcademicYear('2027/2028');

/** The items of a preview in which every row was understood. */
function understood<T>({ rows }: ImportPreview<T>): T[] {
  expect(rows.filter(({ item }) => item === null)).toEqual([]);
  return rows.flatMap(({ item }) => (item === null ? [] : [item]));
}

const directory = understood(await readDirectory(demoFile('kontaktpersoner.csv'), 'kontaktpersoner.csv'));
const agreements = understood(readIias(demoFile('egna/iias.xml'), OURS));
const learningAgreements = understood(readLearningAgreements(demoFile('egna/learning-agreements.xml'), OURS));
const departmentOf = new Map(directory.flatMap((row) => (row.ewpOunitId === null ? [] : [[row.ewpOunitId, row.departmentCode] as const])));

describe('the directory', () => {
  const departments = new Set(directory.flatMap(({ departmentCode }) => departmentCode ?? []));
  const served = (role: string) => directory.filter((row) => row.role === role);

  test('three faculties, twelve departments, each with its own unit id', () => {
    expect(new Set(directory.flatMap(({ facultyName }) => facultyName ?? [])).size).toBe(3);
    expect(departments.size).toBe(12);
    expect(departmentOf.size).toBe(12);
  });

  test('Karin Åström serves Physics, and everybody can sign in', () => {
    expect(served('ikp').find(({ departmentCode }) => departmentCode === 'FYS')).toMatchObject({
      personName: 'Karin Åström',
      departmentNameSv: 'Institutionen för fysik',
      entraObjectId: '11111111-0000-4000-8000-000000000001',
    });
    expect(directory.every(({ entraObjectId }) => entraObjectId !== null)).toBe(true);
  });

  test('one department has nobody, one has two contact persons, one person has two departments', () => {
    const contactPersons = served('ikp');
    const withSomebody = contactPersons.map(({ departmentCode }) => departmentCode);
    expect([...departments].filter((code) => !withSomebody.includes(code))).toEqual(['PSY']);
    expect(withSomebody.filter((code) => code === 'SPR')).toHaveLength(2);
    expect(contactPersons.filter(({ personName }) => personName === 'Yusuf Demirci')).toHaveLength(2);
  });

  test('the university’s own roles', () => {
    const counts = ['admissions', 'internationalOffice', 'admin', 'forumMember'].map((role) => served(role).length);
    expect(counts).toEqual([2, 1, 1, 3]);
  });
});

describe('our own agreements', () => {
  test('each belongs to a department, and departments with and without a contact person have some', () => {
    const codes = agreements.flatMap(({ conditions }) => conditions.map((condition) => departmentOf.get(unitOfCondition(condition, OURS) ?? '')));
    expect(codes).not.toContain(undefined);
    expect(codes).toEqual(expect.arrayContaining(['FYS', 'MAT', 'DAT', 'PSY']));
  });

  test('none is with a university that stands in for ours', () => {
    expect(agreements.filter(({ partnerHeiId }) => OURS.includes(partnerHeiId))).toEqual([]);
  });

  test('several do not cover the coming nomination year, and each for its own reason', () => {
    const uncovered = agreements.map((agreement) => [agreement.iiaCode, uncoveredConditions(agreement, NOMINATION_YEAR).length] as const);
    expect(Object.fromEntries(uncovered)).toEqual({
      'UMU-FYS-2021-014': 2,
      'UMU-FYS-2022-003': 0,
      'UMU/FYS & MAT/2021:07': 2,
      'UMU-DAT-2023-011': 0,
      'UMU-MAT-2021-002': 2,
      'UMU-SOC-2022-005': 2,
      'UMU-KUM-2024-001': 0,
      'UMU-SPR-2021-009': 1,
      'UMU-IDE-2023-004': 0,
      'UMU-JUR-2021-001': 2,
      'UMU-HHU-2024-008': 0,
      'UMU-HHU-2024-012': 1,
      'UMU-PSY-2022-002': 0,
      'UMU-EMG-2021-006': 3,
      'UMU-KEM-2026-003': 0,
    });
  });

  test('one cannot be approved as it stands, one is a draft', () => {
    const obstructed = agreements.filter(({ conditions }) => conditions.some(({ cannotBeApprovedBecause }) => cannotBeApprovedBecause.length > 0));
    expect(obstructed.map(({ iiaCode }) => iiaCode)).toEqual(['UMU-EMG-2021-006']);
    expect(agreements.filter(({ inEffect }) => inEffect === false).map(({ iiaCode }) => iiaCode)).toEqual(['UMU-KEM-2026-003']);
  });
});

describe('our own learning agreements', () => {
  test('each waits for the sending department’s signature, at a department of the directory', () => {
    expect(learningAgreements).toHaveLength(8);
    for (const agreement of learningAgreements) {
      expect(awaitedSignature(agreement, OURS)?.role).toBe('sendingInstitution');
      expect(departmentOf.get(ourOunitId(agreement, OURS) ?? '')).toBeDefined();
    }
  });

  test('mobility starts in January or February 2027, once only as a month', () => {
    const starts = orderByMobilityStart(learningAgreements).map(({ mobilityStart }) => firstDay(mobilityStart).toString());
    expect(starts).toEqual([...starts].sort());
    expect(starts.every((day) => day >= '2027-01-01' && day < '2027-03-01')).toBe(true);
    expect(learningAgreements.filter(({ mobilityStart }) => mobilityStart.kind === 'month')).toHaveLength(1);
  });

  test('Physics has several to order', () => {
    expect(learningAgreements.filter((agreement) => departmentOf.get(ourOunitId(agreement, OURS) ?? '') === 'FYS').length).toBeGreaterThan(2);
  });
});

test('the standard’s examples land at Physics, Mathematics and Sociology', () => {
  const unitOfLa = (file: string) => understood(readLearningAgreements(demoFile(file), OURS)).map((agreement) => departmentOf.get(ourOunitId(agreement, OURS) ?? ''));
  expect(unitOfLa('ewp/omobility-las-get-response-example.xml')).toEqual(['FYS']);
  for (const n of [1, 4, 7, 9]) expect(unitOfLa(`ewp/Ex${n}.xml`)).toEqual(['MAT']);
  const [example] = understood(readIias(demoFile('ewp/iias-get-response-example.xml'), OURS));
  expect(new Set(example?.conditions.map((condition) => departmentOf.get(unitOfCondition(condition, OURS) ?? '')))).toEqual(new Set(['SOC']));
});
