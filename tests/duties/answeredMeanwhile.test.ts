import { expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import type { TaskKind } from '../../bot/domain/task.ts';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { withdrawLoan } from '../../bot/duties/placeLoans.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import type { Transaction } from '../../bot/store/connect.ts';
import { lookAgain } from '../../bot/store/dutyRuns.ts';
import { task } from '../../bot/store/schema.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { onEachServer } from '../support/databases.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements } from '../support/endingAgreements.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { lend, saveSpring } from '../support/loans.ts';
import { until } from '../support/until.ts';

/** The daily look has listed the open tasks, and somebody's answer is committed before it comes to theirs. */
onEachServer((database) => {
  const under = houseUnderTest(database);
  const look = async () => expect(await lookWhatComesUp(under.house)).toEqual([]);
  const tasksOf = (kind: TaskKind) => under.db.select().from(task).where(eq(task.kind, kind)).orderBy(task.createdAt);
  const only = async (kind: TaskKind) => {
    const [row, ...others] = await tasksOf(kind);
    if (!row || others.length > 0) throw new Error(`There is not one ${kind}.`);
    return row;
  };
  const isWaiting = async () => {
    const { rows } = await under.db.execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    return rows.length > 0;
  };
  const shown = async (taskId: string) =>
    JSON.stringify(await responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language: 'sv' }, under.clock.now()));

  async function lookWhile(person: Person, taskId: string, verb: string, input: object): Promise<void> {
    const { task: { version } } = await under.file(taskId);
    const within = (tx: Transaction) => ({ ...under.house, db: tx as unknown as typeof under.db });
    let looking: Promise<void> | undefined;
    await under.db.transaction(async (tx) => {
      expect((await act(within(tx), { taskId, verb, version, input, actor: under.actor(person) })).kind).toBe('done');
      looking = look();
      await until('the look to come to the answered task', isWaiting);
    });
    await looking;
  }

  const mobilityStart = { kind: 'day', date: '2026-11-02' } as const;
  const takeStay = (familyName: string) =>
    importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [
      learningAgreementOf({ mobilityStart, student: { givenNames: 'Studentina', familyName, globalId: null, email: null } }),
    ]);

  test('an alarm that has just been settled keeps how', async () => {
    await takeStay('Hemlig');
    await look();
    const { id } = await only('unsignedMobility');
    await takeStay('Gift');
    await lookWhile(under.people.ikp, id, 'settled', { note: 'På papper' });
    expect(await shown(id)).toContain('På papper');
  });

  test('a renewal that has just been called under way keeps who said so, and its day', async () => {
    await importAgreements(under.house, exchangeAgreementOf());
    await look();
    const { id } = await only('agreementRenewal');
    await saveTerm(under.db, AUTUMN_2027);
    await under.db.transaction((tx) => lookAgain(tx));
    await lookWhile(under.people.ikp, id, 'underWay', { expectedOn: '2026-12-10' });
    expect(await shown(id)).toContain('10 december 2026, enligt Karin Åström');
    expect((await only('agreementRenewal')).dueAt.toString()).toBe('2026-12-10T16:00:00Z');
  });

  test('a withdrawal whose receipt has just come does not come back to those who reported it', async () => {
    await saveSpring(under);
    const loanId = await lend(under);
    await withdrawLoan(under.house, under.actor(under.people.ikp), loanId, null);
    const { id } = await only('placeWithdrawal');
    under.clock.set('2026-12-01T10:00:00+01:00');
    await lookWhile(under.people.chemist, id, 'received', {});
    expect((await only('placeWithdrawal')).id).toBe(id);
  });
});
