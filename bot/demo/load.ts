import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { parseAcademicYear } from '../domain/academicYear.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { LearningAgreement } from '../domain/learningAgreement.ts';
import type { House } from '../duties/duty.ts';
import { importDirectory, importExchangeAgreements, importLearningAgreements } from '../duties/imports.ts';
import { readDirectory } from '../importers/directory.ts';
import { readIias } from '../importers/ewpIia.ts';
import { readLearningAgreements } from '../importers/ewpLearningAgreements.ts';
import { itemsOf } from '../importers/preview.ts';
import { saveInstitution } from '../store/agreements.ts';
import { hasPeople } from '../store/directoryImport.ts';
import { writeSetting } from '../store/settings.ts';
import { CALENDAR_DATES } from '../domain/term.ts';
import { saveTerm } from '../store/terms.ts';
import { shiftToComingTerm } from './shiftYears.ts';

/** The university of the demo also plays those of the example files that have something to sign. */
const OUR_HEI_IDS = ['umu.se', 'uw.edu.pl', 'example_b.edu'];

/** In the order in which the example's partners sent them; the last one of the series, Ex9, settles it. */
const EXAMPLES = ['omobility-las-get-response-example.xml', 'Ex1.xml', 'Ex4.xml', 'Ex7.xml'];

const institutions = z.array(z.object({ heiId: z.string(), name: z.string(), country: z.string().nullable() }));

const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text));
const terms = z.array(
  z.object({
    code: z.string(),
    academicYear: z.string().transform(parseAcademicYear),
    startsOn: date,
    endsOn: date,
    nominationDeadline: date,
    dates: z.partialRecord(z.enum(CALENDAR_DATES), date),
  }),
);

/** Fills an empty store with the demo's people and agreements; tells what it does. One that is filled stays as it is. */
export async function loadDemo(house: House, tell: (line: string) => void): Promise<void> {
  if (await hasPeople(house.db)) return;
  await writeSetting(house.db, 'ourHeiIds', OUR_HEI_IDS);
  for (const term of terms.parse(await json('terminer.json'))) await saveTerm(house.db, term);
  for (const one of institutions.parse(await json('universitet.json'))) await saveInstitution(house.db, one);

  const directory = itemsOf(await readDirectory(await bytes('kontaktpersoner.csv'), 'kontaktpersoner.csv'));
  await importDirectory(house, source('kontaktpersoner.csv'), directory);
  tell(`Loaded ${new Set(directory.map((row) => row.email)).size} demo people at ${countDepartments(directory)} departments.`);

  let agreements = 0;
  for (const file of ['ewp/iias-get-response-example.xml', 'egna/iias.xml']) {
    const items = itemsOf(readIias(await bytes(file), OUR_HEI_IDS));
    await importExchangeAgreements(house, source(file), items);
    agreements += items.length;
  }
  tell(`Imported ${agreements} exchange agreements.`);

  const today = house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const asIs = (agreement: LearningAgreement) => agreement;
  const shifted = (agreement: LearningAgreement) => shiftToComingTerm(agreement, today);
  let waiting = 0;
  for (const [file, move] of [
    ['egna/learning-agreements.xml', asIs] as const,
    ...EXAMPLES.map((name) => [`ewp/${name}`, shifted] as const),
  ]) {
    const items = itemsOf(readLearningAgreements(await bytes(file), OUR_HEI_IDS)).map(move);
    const received = await importLearningAgreements(house, source(file), items);
    waiting += received.filter((one) => one.kind === 'waits').length;
  }
  tell(`Imported learning agreements; ${waiting} of them wait for a signature.`);
}

function source(fileName: string) {
  return { fileName, by: 'demo' };
}

function bytes(name: string): Promise<Uint8Array> {
  return readFile(new URL(`./data/${name}`, import.meta.url));
}

async function json(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`./data/${name}`, import.meta.url), 'utf8'));
}

function countDepartments(rows: readonly { readonly departmentCode: string | null }[]): number {
  return new Set(rows.flatMap((row) => row.departmentCode ?? [])).size;
}
