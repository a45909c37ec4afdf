import { expect, test } from '@jest/globals';
import { unreachedCsv } from '../../tab/broadcasts/unreachedCsv.ts';

const person = { name: 'Åsa Öman', email: 'asa@example.com', outcome: 'blocked', reasonText: 'Blockerat.', whatToDo: 'Mejla.', detail: null } as const;

test('Swedish Excel opens it: a mark for UTF-8, semicolons, lines of its own kind', () => {
  expect(unreachedCsv(['Namn', 'E-post'], [person])).toBe('\ufeffNamn;E-post\r\nÅsa Öman;asa@example.com;Blockerat.;Mejla.;\r\n');
});

test.each(['=1+1', '+46', '-1', '@sum', '\tx'])('a cell that begins like a formula is text: %j', (name) => {
  expect(unreachedCsv([], [{ ...person, name }])).toContain(`'${name};`);
});

test('what divides cells and lines is quoted', () => {
  expect(unreachedCsv([], [{ ...person, name: 'A "B"; C\nD' }])).toContain('"A ""B""; C\nD";');
});
