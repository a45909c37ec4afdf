import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { deliverArticles, editArticle } from '../../bot/duties/knowledge.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { deliveredArticles } from '../../bot/knowledge/articles/index.ts';
import { findArticle } from '../../bot/store/articles.ts';
import { listDepartments, listDirectory, listFaculties } from '../../bot/store/directory.ts';
import { article, auditLog, task } from '../../bot/store/schema.ts';
import { editOf } from '../support/articles.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

const [one, other] = deliveredArticles;
if (!one || !other) throw new Error('Too few articles are delivered.');
const due = { ...one, reviewOn: '2027-03-15' };
const later = { ...other, reviewOn: '2027-06-14' };

onEachServer((database) => {
  const under = houseUnderTest(database);
  beforeEach(async () => {
    await under.db.delete(article);
    await deliverArticles(under.db, under.clock, [due, later]);
  });

  /** Looks on that day, and gives the tasks that there are. */
  async function on(day: string) {
    under.clock.set(`${day}T09:00:00+01:00`);
    expect(await lookWhatComesUp(under.house)).toEqual([]);
    return under.db.select().from(task).where(eq(task.kind, 'articleReview')).orderBy(task.createdAt);
  }

  async function reviewed() {
    const [found] = await on('2027-03-15');
    if (!found) throw new Error('Nothing is to be read through.');
    return under.file(found.id);
  }

  describe('an article whose day of review has come', () => {
    test('is asked of the International Office, once, however often and late one looks', async () => {
      expect(await on('2027-03-14')).toEqual([]);
      const { task: asked, assignees } = await reviewed();
      expect(asked).toMatchObject({ state: 'open', publicReference: due.sv.title, department: { nameSv: 'International Office' } });
      expect(asked.dueAt.toString()).toBe('2027-03-31T15:00:00Z');
      expect(assignees.map(({ personId, capacity }) => [personId, capacity])).toEqual([[under.people.coordinator.id, 'internationalOffice']]);
      expect(await on('2027-04-20')).toHaveLength(1);
      expect(await on('2027-08-20')).toHaveLength(2);
    });

    test('the office’s own unit stands in no list of departments', async () => {
      await reviewed();
      const names = [...(await listDepartments(under.db)), ...(await listDirectory(under.db))].map(({ nameSv }) => nameSv);
      expect(names).not.toContain('International Office');
      expect((await listFaculties(under.db)).map(({ name }) => name)).not.toContain('International Office');
    });

    test('is named in the reader’s language', async () => {
      const view = async (language: 'sv' | 'en') =>
        responsibleTaskView(under.db, await reviewed(), { personId: under.people.coordinator.id, language }, under.clock.now());
      expect((await view('sv')).title).toContain(due.sv.title);
      expect((await view('en')).title).toContain(due.en.title);
    });
  });

  test('still right: the text stays as delivered, the next review is a year on, and a newer delivered text still comes', async () => {
    const file = await reviewed();
    const command = { taskId: file.task.id, verb: 'stillRight', version: 1, input: {}, actor: under.actor(under.people.coordinator) };
    expect(await act(under.house, command)).toMatchObject({ kind: 'done', file: { task: { state: 'done' } } });
    expect(await findArticle(under.db, due.slug)).toMatchObject({ article: { ...due, reviewOn: '2028-03-15' }, version: 2, origin: 'reviewed' });
    const [entry] = await under.db.select().from(auditLog).where(eq(auditLog.action, 'article.reviewed'));
    expect(entry).toMatchObject({ actor: under.people.coordinator.id, detail: { slug: due.slug, version: 2 } });
    await deliverArticles(under.db, under.clock, [due]);
    expect(await findArticle(under.db, due.slug)).toMatchObject({ version: 2 });
    await deliverArticles(under.db, under.clock, [{ ...due, reviewOn: '2029-01-08' }]);
    expect(await findArticle(under.db, due.slug)).toMatchObject({ article: { reviewOn: '2029-01-08' }, origin: 'delivered' });
  });

  test('still right on what the office wrote leaves it the office’s', async () => {
    await editArticle(under.house, under.actor(under.people.coordinator), due.slug, editOf({ ...due, reviewOn: '2027-03-10' }, 1));
    const [found] = await on('2027-03-15');
    await act(under.house, { taskId: found?.id ?? '', verb: 'stillRight', version: 1, input: {}, actor: under.actor(under.people.coordinator) });
    expect(await findArticle(under.db, due.slug)).toMatchObject({ origin: 'office', article: { reviewOn: '2028-03-15' } });
  });

  test('an edit ends it, and what it asked of the other article stays', async () => {
    const both = await on('2027-08-20');
    expect(both.map(({ state }) => state)).toEqual(['open', 'open']);
    const edit = editOf({ ...due, reviewOn: '2028-02-01' }, 1);
    expect(await editArticle(under.house, under.actor(under.people.coordinator), due.slug, edit)).toEqual({ kind: 'edited', version: 2 });
    const after = await on('2027-08-21');
    expect(after.map(({ publicReference, state }) => [publicReference, state]).sort()).toEqual(
      [[due.sv.title, 'done'], [later.sv.title, 'open']].sort(),
    );
  });

  test('a newer delivered text with a later day takes it back', async () => {
    const { task: asked } = await reviewed();
    await deliverArticles(under.db, under.clock, [{ ...due, reviewOn: '2028-05-08' }]);
    await on('2027-03-16');
    expect((await under.file(asked.id)).task.state).toBe('cancelled');
  });
});
