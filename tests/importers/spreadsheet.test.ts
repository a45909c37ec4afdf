import { describe, expect, test } from '@jest/globals';
import { foldErasmusCode } from '../../bot/domain/institution.ts';
import { MAX_FILE_BYTES } from '../../bot/importers/preview.ts';
import { dateInCell, readTable } from '../../bot/importers/spreadsheet.ts';
import { bytes, fixture, latin1, refusal } from './files.ts';
import { writeXlsx, zip } from './xlsxWriter.ts';

const CHARTER = ['Erasmus Code', 'Legal Name', 'City'];
const KNOWN = ['Namn', 'E-post', 'Roll'];

describe('the Commission’s lists', () => {
  test('an older export: Windows-1252, a blank first line, no-break spaces, #N/A, a space at an edge', async () => {
    const table = await readTable(fixture('erasmusdb-se-excerpt-cp1252.csv'), 'destinations.csv', CHARTER);
    expect(table.headings.slice(0, 5)).toEqual(['Proposal number', 'Erasmus Code', 'Pic', 'OID', 'Legal Name']);
    expect(table.rows.map(({ number, cells }) => [number, cells[1], cells[3], cells[4]])).toEqual([
      [3, 'S  BORAS01', 'E10209041', 'HOEGSKOLAN I BORAS'],
      [4, 'S  FALUN01', 'E10177553', 'HOGSKOLAN DALARNA'],
      [5, 'S  FARSTA01', 'E10046208', 'Marie Cederschiöld högskola'],
      [6, 'S  MALMO02', '', 'WORLD MARITIME UNIVERSITY'],
      [7, 'S  UMEA01', 'E10208987', 'UMEA UNIVERSITET'],
    ]);
    expect(table.rows[1]?.cells[9]).toBe('www.du.se');
  });

  test('the present one: Excel, a blank first row, dates as serial numbers', async () => {
    const table = await readTable(fixture('eche-excerpt.xlsx'), 'eche.xlsx', CHARTER);
    expect(table.headings).toContain('Erasmus Eche Start');
    expect(table.rows[0]).toMatchObject({ number: 3 });
    expect(table.rows[0]?.cells.slice(-2)).toEqual(['2021-01-01', '2029-12-31']);
    const codes = table.rows.map(({ cells }) => foldErasmusCode(cells[1] ?? ''));
    expect(codes.at(-1)).toBe('S UMEA01');
    expect(codes.every((code) => !code.includes('\u00a0'))).toBe(true);
  });
});

describe('finding the table', () => {
  test.each([';', ',', '\t'])('parted by %j', async (delimiter) => {
    const text = [['Namn', 'E-post', 'Roll'], ['Åsa', 'a@example.com', 'IKP']].map((row) => row.join(delimiter)).join('\n');
    expect((await readTable(bytes(text), 'x.csv', KNOWN)).rows).toEqual([{ number: 2, cells: ['Åsa', 'a@example.com', 'IKP'] }]);
  });

  test('after a preamble, blank rows and a title with the delimiter in it', async () => {
    const text = 'Kontaktpersoner; hösten 2026\r\n;;\r\n\r\nNr;Namn;E-post\r\n1;Åsa;a@example.com\r\n;;\r\n2;Bo;b@example.com\r\n';
    expect(await readTable(bytes(text), 'x.csv', KNOWN)).toEqual({
      headings: ['Nr', 'Namn', 'E-post'],
      rows: [
        { number: 5, cells: ['1', 'Åsa', 'a@example.com'] },
        { number: 7, cells: ['2', 'Bo', 'b@example.com'] },
      ],
    });
  });

  test('headings are known whatever their case, dash and spaces', async () => {
    const text = ' NAMN ;E\u2011POST\u00a0\nÅsa;a@example.com';
    expect((await readTable(bytes(text), 'x.csv', KNOWN)).rows).toHaveLength(1);
  });

  test('quoted cells keep delimiters, quotes and line breaks; a stray quote does no harm', async () => {
    const text = 'Namn;E-post\n"Lind; ""Lillan""\nEk";a@example.com\nKalle "K" Ek;b@example.com';
    expect((await readTable(bytes(text), 'x.csv', KNOWN)).rows.map(({ cells }) => cells[0])).toEqual(['Lind; "Lillan"\nEk', 'Kalle "K" Ek']);
  });

  test('short rows are filled, cells beyond the headings are left out', async () => {
    const text = 'Namn;E-post\nÅsa\nBo;b@example.com;extra';
    expect((await readTable(bytes(text), 'x.csv', KNOWN)).rows.map(({ cells }) => cells)).toEqual([['Åsa', ''], ['Bo', 'b@example.com']]);
  });
});

describe('encodings', () => {
  const text = 'Namn;E-post\nÅsa Öberg;a@example.com';
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytes(text)],
    ['UTF-8 with BOM', bytes(`\ufeff${text}`)],
    ['Windows-1252', latin1(text)],
    ['UTF-16 of Excel’s “Unicode text”', Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le')],
  ])('%s', async (_encoding, file) => {
    const table = await readTable(file, 'x.csv', KNOWN);
    expect(table).toEqual({ headings: ['Namn', 'E-post'], rows: [{ number: 2, cells: ['Åsa Öberg', 'a@example.com'] }] });
  });

  test('the signs that Windows-1252 has beyond Latin-1', async () => {
    const file = Buffer.concat([latin1('Namn;E-post\n'), Buffer.from([0x80, 0x85, 0x8a, 0x92, 0x96, 0x9e, 0x9f]), latin1('å;x')]);
    expect((await readTable(file, 'x.csv', KNOWN)).rows[0]?.cells[0]).toBe('€…Š’–žŸå');
  });
});

describe('cells', () => {
  test('what Excel writes for “not available” is empty, in English and Swedish', async () => {
    expect((await readTable(bytes('Namn;E-post;Roll\n#N/A;#SAKNAS!;#N/A-listan'), 'x.csv', KNOWN)).rows[0]?.cells).toEqual(['', '', '#N/A-listan']);
    expect((await readTable(writeXlsx([['Namn', 'E-post'], ['#N/A', 'x']]), 'x.xlsx', KNOWN)).rows[0]?.cells).toEqual(['', 'x']);
  });

  test('text that looks like a number stays text', async () => {
    expect((await readTable(bytes('Namn;Kod;E-post\nA;0314;x'), 'x.csv', KNOWN)).rows[0]?.cells[1]).toBe('0314');
    expect((await readTable(writeXlsx([['Namn', 'Kod', 'E-post'], ['A', '0314', 'x']]), 'x.xlsx', KNOWN)).rows[0]?.cells[1]).toBe('0314');
  });

  test.each([
    ['2026-11-25', '2026-11-25'],
    ['44197', '2021-01-01'],
    ['47483', '2029-12-31'],
    ['2026-02-30', null],
    ['12/31/2029', null],
    ['3/4/2027', null],
    ['44197.5', null],
    ['', null],
  ])('%j as a date is %s', (cell, date) => {
    expect(dateInCell(cell)?.toString() ?? null).toBe(date);
  });
});

describe('what is refused', () => {
  const refused = (file: Uint8Array, name = 'x.csv') => refusal(() => readTable(file, name, KNOWN));

  test('nothing, and too much', async () => {
    expect(await refused(new Uint8Array())).toEqual(['emptyFile', {}]);
    expect(await refused(bytes('\ufeff \n'))).toEqual(['emptyFile', {}]);
    expect(await refused(new Uint8Array(MAX_FILE_BYTES + 1))).toEqual(['tooBig', { megabytes: '40' }]);
  });

  test('a table without two known headings', async () => {
    expect(await refused(bytes('Namn;Telefon\nÅsa;1'))).toEqual(['noHeader', { expected: 'Namn, E-post, Roll' }]);
    expect(await refused(writeXlsx([['Namn', 'Telefon']]), 'x.xlsx')).toEqual(['noHeader', { expected: 'Namn, E-post, Roll' }]);
  });

  test('old or protected Excel files, whatever their name', async () => {
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refused(ole, 'x.xls')).toEqual(['oldOrProtectedExcel', {}]);
    expect(await refused(ole, 'x.xlsx')).toEqual(['oldOrProtectedExcel', {}]);
  });

  test('what calls itself Excel and is not, broken zips, other zips, other binaries', async () => {
    expect(await refused(bytes('Namn;E-post\nÅsa;x'), 'x.xlsx')).toEqual(['notASpreadsheet', {}]);
    expect(await refused(latin1('PK\x03\x04and then nothing'), 'x.xlsx')).toEqual(['notASpreadsheet', {}]);
    expect(await refused(zip({ 'readme.xml': '<a/>' }), 'x.xlsx')).toEqual(['notASpreadsheet', {}]);
    expect(await refused(Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0x01]), 'x.csv')).toEqual(['notASpreadsheet', {}]);
  });

  test('a quotation mark that is never closed', async () => {
    expect(await refused(bytes('Namn;E-post\n"Åsa;x'))).toEqual(['notASpreadsheet', {}]);
  });

  test('a zip that would unfold beyond measure, by what it says of itself', async () => {
    const bomb = Buffer.from(writeXlsx([['Namn', 'E-post']]));
    bomb.writeUInt32LE(0x7fffffff, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    expect(await refused(bomb, 'x.xlsx')).toEqual(['tooBig', { megabytes: '200' }]);
  });
});
