import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { OUTCOMES } from '../../bot/domain/outcome.ts';
import {
  claimDelivery,
  isOvertaken,
  planDeliveries,
  recordOutcome,
  releaseDeliveries,
  takeDue,
  type Delivery,
  type NewDelivery,
} from '../../bot/store/deliveries.ts';
import { delivery } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const now = () => under.clock.now();
  let taskId = '';
  let otherTaskId = '';

  beforeEach(async () => {
    taskId = await under.awaitSignature('mobility-1');
    otherTaskId = await under.awaitSignature('mobility-2');
  });

  function planned(differing: Partial<NewDelivery> = {}): NewDelivery {
    const personId = under.people.ikp.id;
    return { purpose: 'task', taskId, personId, occasion: 'v1', plannedAt: now(), urgent: false, ...differing };
  }

  async function plan(...fresh: NewDelivery[]): Promise<Delivery[]> {
    await under.db.transaction((tx) => planDeliveries(tx, fresh));
    return under.db.select().from(delivery).orderBy(delivery.plannedAt, delivery.occasion);
  }

  const one = async (id: string) => (await under.db.select().from(delivery).where(eq(delivery.id, id)))[0];

  async function planOne(differing: Partial<NewDelivery> = {}): Promise<Delivery> {
    const [row] = await plan(planned(differing));
    if (!row) throw new Error('nothing was planned');
    return row;
  }

  describe('planning', () => {
    test('the same message twice leaves one, to a person and to the channel alike', async () => {
      await plan(planned(), planned({ personId: null }));
      const rows = await plan(planned(), planned({ personId: null }));
      expect(rows.map(({ personId }) => personId).sort()).toEqual([under.people.ikp.id, null].sort());
    });

    test.each<[string, (under: { chemist: string; other: string }) => Partial<NewDelivery>]>([
      ['task', ({ other }) => ({ taskId: other })],
      ['person', ({ chemist }) => ({ personId: chemist })],
      ['purpose', () => ({ purpose: 'reminder' })],
      ['occasion', () => ({ occasion: 'v2' })],
    ])('a message of another %s is another message', async (_name, differing) => {
      const ids = { chemist: under.people.chemist.id, other: otherTaskId };
      expect(await plan(planned(), planned(differing(ids)))).toHaveLength(2);
    });
  });

  describe('taking what is due', () => {
    test('takes each once, the longest due first, and leaves what lies ahead', async () => {
      await plan(
        planned({ occasion: 'second' }),
        planned({ occasion: 'first', plannedAt: now().subtract({ minutes: 5 }) }),
        planned({ occasion: 'ahead', plannedAt: now().add({ minutes: 5 }) }),
      );
      const taken = await under.db.transaction((tx) => takeDue(tx, now(), 1));
      expect(taken.map(({ occasion }) => occasion)).toEqual(['first']);
      const rest = await under.db.transaction((tx) => takeDue(tx, now(), 10));
      expect(rest.map(({ occasion }) => occasion)).toEqual(['second']);
      expect(await under.db.transaction((tx) => takeDue(tx, now(), 10))).toEqual([]);
    });

    test('two planners at once take none twice', async () => {
      await plan(...Array.from({ length: 40 }, (_, index) => planned({ occasion: `v${index}` })));
      const both = await Promise.all([1, 2].map(() => under.db.transaction((tx) => takeDue(tx, now(), 40))));
      const ids = both.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const left = await under.db.transaction((tx) => takeDue(tx, now(), 40));
      expect(ids.length + left.length).toBe(40);
    });

    test('leaves what has ended meanwhile', async () => {
      const { id } = await planOne();
      await recordOutcome(under.db, [id], 'cancelled', now(), null);
      expect(await under.db.transaction((tx) => takeDue(tx, now(), 10))).toEqual([]);
    });
  });

  describe('claiming', () => {
    test('of two at once one gets the message and the other finds it taken', async () => {
      for (let round = 0; round < 10; round += 1) {
        const [{ id } = { id: '' }] = (await plan(planned({ occasion: `v${round}`, urgent: true }))).slice(-1);
        const kinds = await Promise.all([1, 2].map(async () => (await claimDelivery(under.db, id, now())).kind));
        expect(kinds.sort()).toEqual(['claimed', 'taken']);
        await recordOutcome(under.db, [id], 'sent', now(), null);
      }
    });

    test('one that is not urgent brings all that wait for the same person', async () => {
      const rows = await plan(
        planned(),
        planned({ taskId: otherTaskId }),
        planned({ occasion: 'urgent', urgent: true }),
        planned({ occasion: 'ahead', plannedAt: now().add({ minutes: 1 }) }),
        planned({ personId: under.people.chemist.id }),
        planned({ personId: null }),
      );
      const wanted = rows.find(({ personId, taskId: of }) => personId === under.people.ikp.id && of === otherTaskId);
      const claim = await claimDelivery(under.db, wanted?.id ?? '', now());
      expect(claim.kind === 'claimed' && claim.deliveries.map((row) => row.taskId).sort()).toEqual([taskId, otherTaskId].sort());
    });

    test('an urgent one goes alone, and so does each of the channel', async () => {
      const rows = await plan(
        planned({ urgent: true }),
        planned({ occasion: 'v2', urgent: true }),
        planned({ personId: null }),
        planned({ personId: null, occasion: 'v2' }),
      );
      for (const { id } of rows) {
        const claim = await claimDelivery(under.db, id, now());
        expect(claim.kind === 'claimed' && claim.deliveries.map((row) => row.id)).toEqual([id]);
      }
    });

    test('many workers at one person’s messages get in each other’s way neither twice nor in a ring', async () => {
      const rows = await plan(...Array.from({ length: 12 }, (_, index) => planned({ occasion: `v${index}` })));
      const claims = await Promise.all(rows.map(({ id }) => claimDelivery(under.db, id, now())));
      const claimed = claims.flatMap((claim) => (claim.kind === 'claimed' ? claim.deliveries : []));
      expect(claimed.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      expect(claimed.every(({ attempts }) => attempts === 1)).toBe(true);
    });

    test('what has ended, or never was, is over', async () => {
      const { id } = await planOne();
      await recordOutcome(under.db, [id], 'sent', now(), null);
      expect(await claimDelivery(under.db, id, now())).toEqual({ kind: 'over' });
      expect(await claimDelivery(under.db, taskId, now())).toEqual({ kind: 'over' });
    });

    test('what was given back can be claimed again', async () => {
      const { id } = await planOne();
      await claimDelivery(under.db, id, now());
      await releaseDeliveries(under.db, [id], '429');
      expect(await one(id)).toMatchObject({ claimedAt: null, detail: '429', outcome: null });
      expect(await claimDelivery(under.db, id, now())).toMatchObject({ kind: 'claimed', deliveries: [{ attempts: 2 }] });
    });

    test('what nobody has finished for a minute is abandoned, together with what was claimed with it', async () => {
      const rows = await plan(planned(), planned({ taskId: otherTaskId }));
      const [first, second] = rows;
      await claimDelivery(under.db, first?.id ?? '', now());
      await recordOutcome(under.db, [], 'sent', now(), null);
      expect(await claimDelivery(under.db, second?.id ?? '', now())).toEqual({ kind: 'taken' });
      await under.db.execute(sql`update delivery set claimed_at = claimed_at - interval '61 seconds'`);
      const claim = await claimDelivery(under.db, second?.id ?? '', now());
      expect(claim.kind).toBe('abandoned');
      expect(claim.kind === 'abandoned' && claim.deliveries.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    });
  });

  describe('what is overtaken', () => {
    test('is the earlier of two that ask the same person about the same task', async () => {
      const [earlier, later] = await plan(
        planned({ plannedAt: now().subtract({ hours: 1 }) }),
        planned({ purpose: 'reminder', occasion: '1:dayBefore' }),
      );
      expect(await Promise.all([earlier, later].map((row) => isOvertaken(under.db, row as Delivery)))).toEqual([true, false]);
    });

    test('is exactly one of two that were planned for the same moment', async () => {
      const rows = await plan(planned(), planned({ purpose: 'reminder', occasion: '1:dayBefore' }));
      expect((await Promise.all(rows.map((row) => isOvertaken(under.db, row)))).filter(Boolean)).toHaveLength(1);
    });

    test.each([
      ['sent', true],
      ['uncertain', true],
      ['blocked', false],
      ['notInstalled', false],
      ['cancelled', false],
    ] as const)('when the later one has ended as %s: %s', async (outcome, expected) => {
      const [earlier, later] = await plan(
        planned({ plannedAt: now().subtract({ hours: 1 }) }),
        planned({ purpose: 'reminder', occasion: '1:dayBefore' }),
      );
      await recordOutcome(under.db, [later?.id ?? ''], outcome, now(), null);
      expect(await isOvertaken(under.db, earlier as Delivery)).toBe(expected);
    });

    test('is nothing that asks somebody else, about something else, or that only tells', async () => {
      const { id } = await planOne({ plannedAt: now().subtract({ hours: 1 }) });
      await plan(
        planned({ personId: under.people.chemist.id }),
        planned({ personId: null }),
        planned({ taskId: otherTaskId }),
        planned({ purpose: 'answer' }),
      );
      expect(await isOvertaken(under.db, (await one(id)) as Delivery)).toBe(false);
    });
  });

  describe('an outcome', () => {
    test.each(OUTCOMES)('%s is written once and overwritten by nothing but that what was uncertain was sent', async (outcome) => {
      const { id } = await planOne();
      await recordOutcome(under.db, [id], outcome, now(), 'first');
      const others = outcome === 'uncertain' ? OUTCOMES.filter((other) => other !== 'sent') : OUTCOMES;
      for (const other of others) await recordOutcome(under.db, [id], other, now().add({ hours: 1 }), 'second');
      await releaseDeliveries(under.db, [id], 'third');
      const row = await one(id);
      expect(row).toMatchObject({ outcome, detail: 'first' });
      expect(row?.outcomeAt?.equals(now())).toBe(true);
    });

    test('that was uncertain becomes sent when there is evidence, and stays that', async () => {
      const { id } = await planOne();
      await recordOutcome(under.db, [id], 'uncertain', now(), 'the connection broke');
      await recordOutcome(under.db, [id], 'sent', now().add({ minutes: 1 }), 'seen by its card');
      for (const other of OUTCOMES) await recordOutcome(under.db, [id], other, now().add({ hours: 1 }), 'later');
      expect(await one(id)).toMatchObject({ outcome: 'sent', detail: 'seen by its card' });
    });

    test('cannot stand without its moment, nor a moment without an outcome', async () => {
      const { id } = await planOne();
      for (const set of [{ outcome: 'sent' as const }, { outcomeAt: Temporal.Instant.from('2026-11-25T10:00:00Z') }]) {
        await expect(under.db.update(delivery).set(set).where(eq(delivery.id, id))).rejects.toMatchObject({
          cause: { constraint: 'outcome_has_moment' },
        });
      }
    });
  });
});
