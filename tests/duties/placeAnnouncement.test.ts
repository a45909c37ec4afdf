import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { CalendarDate, Term } from '../../bot/domain/term.ts';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { importExchangeAgreements } from '../../bot/duties/imports.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { lookAgain } from '../../bot/store/dutyRuns.ts';
import { task } from '../../bot/store/schema.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { onEachServer } from '../support/databases.ts';
import { agreementOf, bothWays, conditionOf } from '../support/exchangeAgreements.ts';
import { houseUnderTest } from '../support/house.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;

  /** Nominations by Thursday 1 April 2027; announcing from 11 January to 15 February. */
  const autumn = (dates: Partial<Record<CalendarDate, string>> = {}, differing: Partial<Term> = {}): Term => ({
    code: 'HT2027',
    academicYear: parseAcademicYear('2027/2028'),
    startsOn: day('2027-08-30'),
    endsOn: day('2028-01-16'),
    nominationDeadline: day('2027-04-01'),
    dates: Object.fromEntries(
      Object.entries({ announcementOpens: '2027-01-11', announcementCloses: '2027-02-15', announcementReported: '2027-03-01', ...dates }).map(
        ([key, value]) => [key, day(value)],
      ),
    ),
    ...differing,
  });

  async function agreements(...all: Parameters<typeof importExchangeAgreements>[2][number][]): Promise<void> {
    await importExchangeAgreements(under.house, { fileName: 'iias.xml', by: 'test' }, all);
  }
  async function look(at: string): Promise<void> {
    clock.set(at);
    await lookAgain(under.db);
    expect((await lookWhatComesUp(under.house)).filter(({ kind }) => kind === 'placeAnnouncement')).toEqual([]);
  }
  const tasks = () => under.db.select().from(task).where(eq(task.kind, 'placeAnnouncement')).orderBy(task.dueAt);
  async function only(): Promise<string> {
    const [one, ...more] = await tasks();
    expect(more).toEqual([]);
    return one?.id ?? '';
  }
  async function started(): Promise<string> {
    await agreements(bothWays('univie.ac.at', '10000000'));
    await saveTerm(under.db, autumn());
    await look('2027-01-11T09:00:00+01:00');
    return only();
  }
  async function doAs(taskId: string, verb: string, input: Record<string, string> = {}) {
    const { task: seen } = await under.file(taskId);
    return act(under.house, { taskId, verb, version: seen.version, input, actor: under.actor(under.people.ikp) });
  }
  async function view(taskId: string) {
    return responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language: 'sv' }, clock.now());
  }
  const dueAt = async (taskId: string) => (await under.file(taskId)).task.dueAt.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();

  describe('comes up', () => {
    test('two weeks of working days ahead, for a department with outgoing places, once', async () => {
      await agreements(
        bothWays('univie.ac.at', '10000000'),
        agreementOf('incoming.example', [conditionOf({ sendingHeiId: 'incoming.example', sendingOunitId: null, receivingHeiId: 'umu.se', receivingOunitId: 'umu-kem' })]),
      );
      await saveTerm(under.db, autumn());
      await look('2026-12-17T09:00:00+01:00');
      expect(await tasks()).toEqual([]);
      await look('2026-12-22T09:00:00+01:00');
      await look('2026-12-23T09:00:00+01:00');
      const taskId = await only();
      const { task: started, assignees } = await under.file(taskId);
      expect(started.department.id).toBe(under.people.physicsId);
      expect(started.publicReference).toBe('HT2027');
      expect(assignees.map(({ name }) => name)).toEqual(['Karin Åström']);
      expect(await dueAt(taskId)).toBe('2027-01-11T17:00:00');
    });

    test.each<[string, () => Parameters<typeof agreementOf>[1][number], boolean | null]>([
      ['for staff', () => conditionOf({ kind: 'staffTeaching' }), true],
      ['without places', () => conditionOf({ mobilitiesPerYear: 0 }), true],
      ['that does not cover the year', () => conditionOf({ receivingLastAcademicYear: parseAcademicYear('2026/2027') }), true],
      ['that is a draft', () => conditionOf(), false],
    ])('not under an agreement %s', async (_which, condition, inEffect) => {
      await agreements(agreementOf('univie.ac.at', [condition()], { inEffect }));
      await saveTerm(under.db, autumn());
      await look('2027-01-11T09:00:00+01:00');
      expect(await tasks()).toEqual([]);
    });

    test('not while the calendar lacks a day, and not when all of it has passed', async () => {
      await agreements(bothWays('univie.ac.at', '10000000'));
      await saveTerm(under.db, autumn({}, { dates: { announcementOpens: day('2027-01-11') } }));
      await look('2027-01-11T09:00:00+01:00');
      await saveTerm(under.db, autumn());
      await look('2027-04-02T09:00:00+02:00');
      expect(await tasks()).toEqual([]);
    });

    test('after a leap of the clock, as long as there is time to nominate', async () => {
      await agreements(bothWays('univie.ac.at', '10000000'));
      await saveTerm(under.db, autumn());
      await look('2027-03-31T09:00:00+02:00');
      expect((await view(await only())).overdue).toBe(true);
    });

    test('and moves with the calendar, ends with it, but not once it has been begun', async () => {
      const taskId = await started();
      await saveTerm(under.db, autumn({ announcementOpens: '2027-01-18' }));
      await look('2027-01-12T09:00:00+01:00');
      expect(await dueAt(taskId)).toBe('2027-01-18T17:00:00');
      await doAs(taskId, 'open');
      await saveTerm(under.db, autumn({}, { dates: {} }));
      await look('2027-01-13T09:00:00+01:00');
      expect((await under.file(taskId)).task.state).toBe('open');
    });

    test('and ends when the calendar no longer has it', async () => {
      const taskId = await started();
      await saveTerm(under.db, autumn({}, { dates: {} }));
      await look('2027-01-13T09:00:00+01:00');
      expect((await under.file(taskId)).task.state).toBe('cancelled');
    });
  });

  describe('goes on', () => {
    test('from opening over closing to the report, which ends it', async () => {
      const taskId = await started();
      expect((await view(taskId)).title).toBe('Öppna utlysningen av era utbytesplatser för HT2027');
      await doAs(taskId, 'open');
      expect(await dueAt(taskId)).toBe('2027-02-15T17:00:00');
      expect((await view(taskId)).actions.map(({ verb }) => verb)).toEqual(['close', 'report']);
      clock.set('2027-02-16T09:00:00+01:00');
      await doAs(taskId, 'close', { on: '2027-02-15' });
      expect(await dueAt(taskId)).toBe('2027-03-01T17:00:00');
      const { actions } = await view(taskId);
      expect(actions[0]?.fields.map(({ name, value }) => [name, value])).toEqual([
        ['places', null],
        ['from', '2027-01-11'],
        ['to', '2027-02-15'],
        ['note', null],
      ]);
      await doAs(taskId, 'report', { places: '7', from: '2027-01-11', to: '2027-02-15', note: 'Två platser är kvar.' });
      const ended = await view(taskId);
      expect(ended.state).toBe('done');
      expect(ended.facts.filter(({ result }) => result === 'positive').map(({ value }) => value)).toEqual([
        '7 platser utlysta',
        '11 januari 2027 – 15 februari 2027',
        'Två platser är kvar.',
        'Karin Åström, 16 februari 2027',
      ]);
    });

    test('past a step that was passed over, which can still be recorded', async () => {
      const taskId = await started();
      await doAs(taskId, 'close');
      expect(await dueAt(taskId)).toBe('2027-03-01T17:00:00');
      await doAs(taskId, 'open', { on: '2027-01-04' });
      expect(await dueAt(taskId)).toBe('2027-03-01T17:00:00');
      expect((await view(taskId)).facts).toContainEqual({ label: 'Öppnades', value: '4 januari 2027' });
    });

    test('to the closing day that the department has set, with a warning when that is near the nominations', async () => {
      const taskId = await started();
      await doAs(taskId, 'open', { ownClosingDay: '2027-03-09' });
      expect((await view(taskId)).facts.find(({ label }) => label === 'Tänk på')).toBeUndefined();
      await doAs(taskId, 'close');
      const late = await under.file(taskId);
      expect(late.task.state).toBe('open');
      clock.set('2027-03-15T09:00:00+01:00');
      await doAs(taskId, 'report', { places: '1', from: '2027-01-11', to: '2027-03-12' });
      expect((await view(taskId)).facts.find(({ label }) => label === 'Tänk på')?.value).toContain('senast 9 mars 2027');
    });

    test('and its due day is the day that the department has set', async () => {
      const taskId = await started();
      await doAs(taskId, 'open', { ownClosingDay: '2027-03-12' });
      expect(await dueAt(taskId)).toBe('2027-03-12T17:00:00');
      expect((await view(taskId)).facts.find(({ label }) => label === 'Tänk på')?.value).toContain('1 april 2027');
    });

    test('a day that lies ahead, or a report without places, changes nothing', async () => {
      const taskId = await started();
      expect(await doAs(taskId, 'open', { on: '2027-01-12' })).toMatchObject({ kind: 'invalid', errors: [{ field: 'on', problem: 'dateAhead' }] });
      expect(await doAs(taskId, 'report', { from: '2027-01-11', to: '2027-01-11' })).toMatchObject({ kind: 'invalid', errors: [{ field: 'places' }] });
      expect((await under.file(taskId)).task.version).toBe(1);
    });

    test('a window filled in the wrong way round is the same window', async () => {
      const taskId = await started();
      await doAs(taskId, 'report', { places: '1', from: '2027-01-11', to: '2027-01-04' });
      expect((await view(taskId)).facts).toContainEqual(expect.objectContaining({ value: '4 januari 2027 – 11 januari 2027' }));
    });

    test('without places this term it ends, with the reason', async () => {
      const taskId = await started();
      await doAs(taskId, 'noPlaces', { reason: 'Alla platser är utlånade.' });
      const ended = await view(taskId);
      expect(ended.state).toBe('done');
      expect(ended.facts.filter(({ result }) => result === 'negative').map(({ value }) => value)).toContain('Alla platser är utlånade.');
    });
  });
});
