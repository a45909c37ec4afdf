import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { STUDENT_IN, STUDENT_UT } from '../../bot/domain/studentInformation.ts';
import type { Term } from '../../bot/domain/term.ts';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { importExchangeAgreements, importLearningAgreements } from '../../bot/duties/imports.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { lookAgain } from '../../bot/store/dutyRuns.ts';
import { task, taskSubject } from '../../bot/store/schema.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { onEachServer } from '../support/databases.ts';
import { agreementOf, bothWays, conditionOf } from '../support/exchangeAgreements.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;

  const spring = (dates: Term['dates']): Term => ({
    code: 'VT2027',
    academicYear: parseAcademicYear('2026/2027'),
    startsOn: day('2027-01-18'),
    endsOn: day('2027-06-06'),
    nominationDeadline: day('2026-10-01'),
    dates,
  });
  const BOTH = { outgoingInformation: day('2026-12-07'), incomingInformation: day('2026-12-14') };

  async function look(at: string): Promise<void> {
    clock.set(at);
    await lookAgain(under.db);
    expect((await lookWhatComesUp(under.house)).filter(({ kind }) => kind === 'information')).toEqual([]);
  }
  async function occasions(): Promise<string[]> {
    const rows = await under.db
      .select({ occasion: taskSubject.occasion })
      .from(task)
      .innerJoin(taskSubject, eq(taskSubject.taskId, task.id))
      .where(eq(task.kind, 'information'));
    const { physicsId, chemistryId } = under.people;
    return rows.map(({ occasion }) => occasion.replace(physicsId, 'FYS').replace(chemistryId, 'KEM')).sort();
  }
  async function started(group: 'outgoing' | 'incoming'): Promise<string> {
    await importExchangeAgreements(under.house, { fileName: 'iias.xml', by: 'test' }, [bothWays('univie.ac.at', '10000000')]);
    await saveTerm(under.db, spring(BOTH));
    await look('2026-12-01T09:00:00+01:00');
    const [row] = await under.db.select().from(taskSubject).where(eq(taskSubject.occasion, `VT2027 ${group} ${under.people.physicsId}`));
    return row?.taskId ?? '';
  }
  async function view(taskId: string, language: 'sv' | 'en' = 'sv') {
    return responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language }, clock.now());
  }
  async function doAs(taskId: string, verb: string, input: Record<string, string> = {}) {
    const { task: seen } = await under.file(taskId);
    return act(under.house, { taskId, verb, version: seen.version, input, actor: under.actor(under.people.ikp) });
  }

  describe('comes up', () => {
    test('for each group that a department has, two weeks ahead of the group’s own day, once', async () => {
      await importExchangeAgreements(under.house, { fileName: 'iias.xml', by: 'test' }, [
        bothWays('univie.ac.at', '10000000'),
        agreementOf('bath.ac.uk', [conditionOf({ sendingHeiId: 'bath.ac.uk', sendingOunitId: null, receivingHeiId: 'umu.se', receivingOunitId: 'umu-kem' })]),
      ]);
      await saveTerm(under.db, spring(BOTH));
      await look('2026-11-25T09:00:00+01:00');
      expect(await occasions()).toEqual(['VT2027 outgoing FYS']);
      await look('2026-11-30T09:00:00+01:00');
      await look('2026-12-01T09:00:00+01:00');
      expect(await occasions()).toEqual(['VT2027 incoming FYS', 'VT2027 incoming KEM', 'VT2027 outgoing FYS']);
    });

    test('for a department with a student on the way, although it has no agreement, and in the term of the stay alone', async () => {
      await importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [learningAgreementOf({ mobilityStart: { kind: 'day', date: '2027-01-07' } })]);
      await saveTerm(under.db, { ...spring(BOTH), code: 'HT2026', startsOn: day('2026-08-31'), endsOn: day('2027-01-05') });
      await saveTerm(under.db, spring(BOTH));
      await look('2026-12-01T09:00:00+01:00');
      expect(await occasions()).toEqual(['VT2027 outgoing FYS']);
    });

    test('not without a day, and not once the term has begun', async () => {
      await importExchangeAgreements(under.house, { fileName: 'iias.xml', by: 'test' }, [bothWays('univie.ac.at', '10000000')]);
      await saveTerm(under.db, spring({}));
      await look('2026-12-01T09:00:00+01:00');
      await saveTerm(under.db, spring(BOTH));
      await look('2027-01-19T09:00:00+01:00');
      expect(await occasions()).toEqual([]);
    });

    test('and ends when its day is taken away, or moves with it', async () => {
      const outgoing = await started('outgoing');
      const [incoming] = await under.db.select().from(taskSubject).where(eq(taskSubject.occasion, `VT2027 incoming ${under.people.physicsId}`));
      await saveTerm(under.db, spring({ incomingInformation: day('2026-12-18') }));
      await look('2026-12-02T09:00:00+01:00');
      expect((await under.file(outgoing)).task.state).toBe('cancelled');
      expect((await under.file(incoming?.taskId ?? '')).task.dueAt.toString()).toBe('2026-12-18T16:00:00Z');
    });
  });

  test('the texts for those who go say what the terms of the year say, in both languages', async () => {
    const { passages, links, facts } = await view(await started('outgoing'));
    expect(passages.map(({ text }) => /[Ss]tipendi/.test(text) || /[Ss]cholarship/.test(text))).toEqual([true, true]);
    for (const { text } of passages) {
      expect(text).toContain('Student UT');
      expect(text).toContain(String(STUDENT_UT.year));
      expect(text).toContain(STUDENT_UT.source);
      expect(text).not.toMatch(/[{}]/);
    }
    expect(links.map(({ url }) => url)).toContain(STUDENT_UT.source);
    expect(facts.map(({ value }) => value)).toContain(
      'Student UT gäller 2 veckor före och 2 veckor efter utbytet, enligt villkoren 2025. Den förutsätter ett skriftligt avtal som gäller.',
    );
  });

  test('the texts for those who come are for students and, in English, for their universities', async () => {
    const { passages, links } = await view(await started('incoming'));
    expect(passages.map(({ title }) => title)).toEqual([
      'Text till studenterna på svenska',
      'Text till studenterna på engelska',
      'Mejl till partneruniversiteten (engelska)',
    ]);
    expect(passages[2]?.text).toContain('Dear colleagues');
    for (const { text } of passages) expect(text).toContain(STUDENT_IN.source);
    expect(links.map(({ url }) => url)).toEqual([STUDENT_IN.source]);
  });

  test('told, it is done, with how and when', async () => {
    const taskId = await started('outgoing');
    await doAs(taskId, 'informed', { how: 'Möte i Ljusgården', on: '2026-11-30' });
    const ended = await view(taskId);
    expect(ended.state).toBe('done');
    expect(ended.facts.filter(({ result }) => result === 'positive').map(({ value }) => value)).toEqual([
      'Informerade: Möte i Ljusgården',
      'Karin Åström, 30 november 2026',
    ]);
  });

  test('without such students it is done as well', async () => {
    const taskId = await started('incoming');
    await doAs(taskId, 'noStudents');
    expect((await view(taskId)).facts.find(({ result }) => result === 'negative')?.value).toBe('Inga sådana studenter den här terminen');
  });
});
