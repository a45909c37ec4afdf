import { expect, test } from '@jest/globals';
import { searchUnits } from '../../bot/domain/contactSearch.ts';

const unit = (code: string, nameSv: string, nameEn: string, facultyName: string, ...names: string[]) => ({
  code,
  nameSv,
  nameEn,
  facultyName,
  contacts: names.map((name) => ({ name, email: `${name.split(' ')[0]?.toLowerCase()}@example.com` })),
});

const units = [
  unit('FYS', 'Institutionen för fysik', 'Department of Physics', 'Teknisk-naturvetenskapliga fakulteten', 'Karin Åström', 'Olof Wikberg'),
  unit('SPR', 'Institutionen för språkstudier', 'Department of Language Studies', 'Humanistiska fakulteten', 'Håkan Öberg'),
  unit('KEM', 'Kemiska institutionen', 'Department of Chemistry', 'Teknisk-naturvetenskapliga fakulteten', 'Mehmet Aydin'),
  unit('BIO', 'Institutionen för biofysik', 'Department of Biophysics', 'Teknisk-naturvetenskapliga fakulteten'),
];

test.each([
  ['fysik', ['FYS', 'BIO']],
  ['Physics', ['FYS', 'BIO']],
  ['institutionen för fysik', ['FYS', 'BIO']],
  ['kemi', ['KEM']],
  ['spr', ['SPR']],
  ['sprak', ['SPR']],
  ['åström', ['FYS']],
  ['astrom', ['FYS']],
  ['OBERG håkan', ['SPR']],
  ['mehmet@example.com', ['KEM']],
  ['teknisk-naturvetenskapliga', ['FYS', 'KEM', 'BIO']],
  ['teknisk wikberg', ['FYS']],
  ['fysik kemi', []],
  ['statsvetenskap', []],
  ['  ', ['FYS', 'SPR', 'KEM', 'BIO']],
  ['(', ['FYS', 'SPR', 'KEM', 'BIO']],
])('“%s” finds %j', (search, codes) => {
  expect(searchUnits(units, search).map(({ code }) => code)).toEqual(codes);
});
