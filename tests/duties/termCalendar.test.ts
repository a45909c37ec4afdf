import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { Term } from '../../bot/domain/term.ts';
import { saveTerms, termVersion } from '../../bot/duties/termCalendar.ts';
import { takeLook } from '../../bot/store/dutyRuns.ts';
import { auditLog, dutyRun } from '../../bot/store/schema.ts';
import { listTerms } from '../../bot/store/terms.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const autumn: Term = {
  code: 'HT2029',
  academicYear: parseAcademicYear('2029/2030'),
  startsOn: day('2029-08-27'),
  endsOn: day('2030-01-13'),
  nominationDeadline: day('2029-04-03'),
  dates: { announcementOpens: day('2029-01-15') },
};
const spring: Term = { ...autumn, code: 'VT2030', startsOn: day('2030-01-14'), endsOn: day('2030-06-02'), nominationDeadline: day('2029-10-01'), dates: {} };

onEachServer((database) => {
  const under = houseUnderTest(database);
  const save = (...wanted: { term: Term; version: string | null }[]) => saveTerms(under.house, under.actor(under.people.coordinator), wanted);
  const audited = async () => (await under.db.select().from(auditLog)).filter(({ action }) => action.startsWith('term.'));

  test('a year is saved as a whole, told in the log, and the duties look again', async () => {
    const before = (await audited()).length;
    await under.db.transaction((tx) => takeLook(tx, 'placeAnnouncement', day('2026-11-25')));
    expect(await save({ term: autumn, version: null }, { term: spring, version: null })).toEqual({ kind: 'saved' });
    expect((await listTerms(under.db)).map(termVersion)).toEqual([autumn, spring].map(termVersion));
    expect((await audited()).slice(before).map(({ action, detail }) => [action, detail['term']])).toEqual([['term.add', 'HT2029'], ['term.add', 'VT2030']]);
    expect(await under.db.select().from(dutyRun)).toEqual([]);
  });

  test('whoever saw another version changes nothing', async () => {
    await save({ term: autumn, version: null });
    const before = (await audited()).length;
    const changed = { ...autumn, dates: {} };
    expect(await save({ term: changed, version: null })).toEqual({ kind: 'conflict' });
    expect(await save({ term: changed, version: termVersion(changed) })).toEqual({ kind: 'conflict' });
    expect(await audited()).toHaveLength(before);
    expect(await save({ term: changed, version: termVersion(autumn) })).toEqual({ kind: 'saved' });
    expect((await listTerms(under.db))[0]?.dates).toEqual({});
  });

  test('of terms that do not fit each other none is saved', async () => {
    const result = await save({ term: autumn, version: null }, { term: { ...spring, startsOn: autumn.endsOn, academicYear: spring.academicYear }, version: null });
    expect(result).toMatchObject({ kind: 'invalid' });
    expect(await listTerms(under.db)).toEqual([]);
  });
});
