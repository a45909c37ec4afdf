import { describe, expect, test } from '@jest/globals';
import { readDirectory } from '../../bot/importers/directory.ts';
import { bytes, demoFile, latin1, refusal } from './files.ts';
import { writeXlsx } from './xlsxWriter.ts';

const HEADER = ['Fakultet', 'Institution', 'Institution (engelska)', 'Kod', 'EWP-enhet', 'Namn', 'E-post', 'Roll', 'Språk', 'Entra-id'];
const ID = '11111111-0000-4000-8000-000000000001';
const KARIN = ['Teknat', 'Fysik', 'Physics', 'FYS', '140', 'Karin Åström', 'karin@example.com', 'IKP', 'sv', ID];

function csv(...rows: string[][]): Uint8Array {
  return bytes([HEADER, ...rows].map((row) => row.join(';')).join('\r\n'));
}

/** Karin's row with some columns changed. */
function row(changes: Partial<Record<string, string>>): string[] {
  return HEADER.map((heading, column) => changes[heading] ?? KARIN[column] ?? '');
}

async function rowsOf(...rows: string[][]) {
  return (await readDirectory(csv(...rows), 'x.csv')).rows;
}

test('a row, with all that it says', async () => {
  expect(await rowsOf(KARIN)).toEqual([
    {
      source: '2',
      problems: [],
      item: {
        facultyName: 'Teknat',
        departmentCode: 'FYS',
        departmentNameSv: 'Fysik',
        departmentNameEn: 'Physics',
        ewpOunitId: '140',
        personName: 'Karin Åström',
        email: 'karin@example.com',
        role: 'ikp',
        language: 'sv',
        entraObjectId: ID,
      },
    },
  ]);
});

test.each([
  ['IKP', 'ikp'],
  ['ikp', 'ikp'],
  ['Ställföreträdare', 'deputy'],
  ['Prefekt', 'head'],
  ['Antagningen', 'admissions'],
  ['International Office', 'internationalOffice'],
  ['Forummedlem', 'forumMember'],
  ['Administratör', 'admin'],
  ['Deputy', 'deputy'],
  ['Head of department', 'head'],
  ['Admissions', 'admissions'],
  ['Forum member', 'forumMember'],
  ['Administrator', 'admin'],
])('the role %s', async (written, role) => {
  expect((await rowsOf(row({ Roll: written })))[0]?.item?.role).toBe(role);
});

test.each([['', 'sv'], ['sv', 'sv'], ['Svenska', 'sv'], ['EN', 'en'], ['English', 'en'], ['engelska', 'en']])(
  'the language %j is %s',
  async (written, language) => {
    expect((await rowsOf(row({ Språk: written })))[0]?.item?.language).toBe(language);
  },
);

test('English headings, in another order, with columns left out', async () => {
  const file = bytes('Name,Role,Email,Code,Department,Faculty\nKarin,IKP,k@example.com,FYS,Physics,Science');
  expect((await readDirectory(file, 'x.csv')).rows).toEqual([
    {
      source: '2',
      problems: [{ code: 'englishNameMissing', params: {} }],
      item: {
        facultyName: 'Science',
        departmentCode: 'FYS',
        departmentNameSv: 'Physics',
        departmentNameEn: 'Physics',
        ewpOunitId: null,
        personName: 'Karin',
        email: 'k@example.com',
        role: 'ikp',
        language: 'sv',
        entraObjectId: null,
      },
    },
  ]);
});

test.each(['Antagningen', 'International Office', 'Forummedlem', 'Administratör'])('%s stands without a department', async (role) => {
  const [read] = await rowsOf(row({ Fakultet: '', Institution: '', 'Institution (engelska)': '', Kod: '', 'EWP-enhet': '', Roll: role }));
  expect(read).toMatchObject({ problems: [], item: { departmentCode: null, departmentNameSv: null, facultyName: null, ewpOunitId: null } });
});

describe('a row that cannot be saved says why and leaves the others alone', () => {
  test.each<[string, Partial<Record<string, string>>, object[]]>([
    ['no name', { Namn: '' }, [{ code: 'missing', params: { element: 'Namn' } }]],
    ['no e-mail', { 'E-post': '' }, [{ code: 'missing', params: { element: 'E-post' } }]],
    ['an e-mail that is none', { 'E-post': 'karin' }, [{ code: 'invalid', params: { element: 'E-post', value: 'karin' } }]],
    ['an unknown role', { Roll: 'Rektor' }, [{ code: 'invalid', params: { element: 'Roll', value: 'Rektor' } }]],
    ['an unknown language', { Språk: 'fi' }, [{ code: 'invalid', params: { element: 'Språk', value: 'fi' } }]],
    ['an id that is none', { 'Entra-id': '123' }, [{ code: 'invalid', params: { element: 'Entra-id', value: '123' } }]],
    ['a contact person of nowhere', { Fakultet: '', Institution: '', Kod: '' }, [
      { code: 'departmentIncomplete', params: { column: 'Fakultet' } },
      { code: 'departmentIncomplete', params: { column: 'Institution' } },
      { code: 'departmentIncomplete', params: { column: 'Kod' } },
    ]],
    ['half a department', { Kod: '', Roll: 'Forummedlem' }, [{ code: 'departmentIncomplete', params: { column: 'Kod' } }]],
  ])('%s', async (_what, changes, problems) => {
    const [bad, good] = await rowsOf(row(changes), KARIN);
    expect(bad).toEqual({ source: '2', item: null, problems });
    expect(good).toMatchObject({ source: '3', problems: [], item: { departmentCode: 'FYS' } });
  });

  test('the same row again, and rows that contradict an earlier one', async () => {
    const rows = await rowsOf(
      KARIN,
      row({ 'E-post': 'KARIN@example.com' }),
      row({ Namn: 'Olof', 'E-post': 'olof@example.com', 'Entra-id': '', Roll: 'Prefekt', Institution: 'Fysiska' }),
      row({ Roll: 'Prefekt', Namn: 'Karin Aström' }),
      row({ Roll: 'Prefekt' }),
    );
    expect(rows.map(({ item, problems }) => [item !== null, problems])).toEqual([
      [true, []],
      [false, [{ code: 'duplicateInFile', params: { source: '2' } }]],
      [false, [{ code: 'departmentDiffers', params: { column: 'Institution', value: 'Fysiska', source: '2', other: 'Fysik' } }]],
      [false, [{ code: 'personDiffers', params: { column: 'Namn', value: 'Karin Aström', source: '2', other: 'Karin Åström' } }]],
      [true, []],
    ]);
  });
});

test('columns that a directory cannot do without are named', async () => {
  const file = bytes('Namn;E-post;Roll\nKarin;k@example.com;IKP');
  expect(await refusal(() => readDirectory(file, 'x.csv'))).toEqual(['missingColumns', { columns: 'Fakultet, Institution, Kod' }]);
});

test('the same directory in every form that people save it in reads the same', async () => {
  const file = demoFile('kontaktpersoner.csv');
  const text = new TextDecoder().decode(file);
  const cells = text.trimEnd().split('\r\n').map((line) => line.split(';'));
  const { rows } = await readDirectory(file, 'kontaktpersoner.csv');
  expect(rows.length).toBeGreaterThan(30);
  const forms: [Uint8Array, string][] = [
    [bytes(text), 'utf8.csv'],
    [latin1(text), 'windows-1252.csv'],
    [bytes(cells.map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\n')), 'commas.csv'],
    [Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le'), 'unicode.txt'],
    [writeXlsx(cells), 'kontaktpersoner.xlsx'],
  ];
  for (const [form, name] of forms) expect((await readDirectory(form, name)).rows).toEqual(rows);
});
