import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { cardOf, shown, wordsOf } from '../fakeTeams/conversations.ts';
import type { Trouble } from '../fakeTeams/fakeTeams.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf, request } from './forum.ts';

/**
 * The wall: whatever is written about a student stands in the personal chats and in the tab of those
 * who are responsible, and nowhere else. Every free text carries a mark that is looked for.
 */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;

const MARK = /stud[0-9]+ent/i;
let marks = 0;

const AWKWARD = ['', '\n    at ', '"', "'", '`', '](', '<at>', ' params: ', '\\', '%s', '{{', '=', '; '];

/** Any text, with a mark of its own in it. */
const marked = (awkward: readonly string[]) =>
  fc.tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...awkward)).map(([around, odd]) => {
    marks += 1;
    return `${around.replace(/\d/g, '')}${odd}stud${marks}ent${odd}`;
  });

/** What people send as JSON may hold halves of characters and the character of code zero; XML cannot. */
const written = marked([...AWKWARD, '\u0000', '\ud800']);
const imported = marked(AWKWARD);

const texts = fc.record({
  question: written,
  nyaReference: written.map((text) => text.slice(0, 60)),
  courseCode: fc.constant(0).map(() => `stud${(marks += 1)}ent`),
  courseName: written,
  information: written,
  reply: written,
  note: written,
  reason: written,
  scanPlace: written,
  givenNames: imported,
  familyName: imported,
  globalId: imported,
  email: imported,
  unit: imported,
  component: imported,
  signer: imported,
  omobilityId: imported,
});

type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

/** Everything that people see who are not responsible, and everything that is kept about what happened. */
function expectNoMarks(): void {
  const inChannel = under.teams.messages(under.teams.channel.id).map((message) => message.versions);
  expect(JSON.stringify(inChannel)).not.toMatch(MARK);
  const summaries = under.teams.everywhere().flatMap((message) => message.versions.map((version) => version.summary));
  expect(summaries.filter((summary) => summary && MARK.test(summary))).toEqual([]);
  const leaking = (pattern: RegExp) => under.log.filter((line) => pattern.test(line)).map((line) => line.slice(0, 600));
  expect(leaking(MARK)).toEqual([]);
  expect(leaking(/Bearer |eyJ/)).toEqual([]);
}

beforeAll(async () => {
  const { ikp, deputy, head, chemist, officer, coordinator } = of();
  under.teams.join(...[ikp, deputy, head, chemist, officer, coordinator].map(under.inTeams));
  await forum.install(ikp, deputy, head, chemist, officer, coordinator);
  await under.idle();
});
afterEach(() => under.teams.calm());

let cases = 0;

async function askAbout(given: Texts): Promise<{ reference: string; status: number; taskId: string }> {
  cases += 1;
  const reference = `MUR-${cases}`;
  const { question, nyaReference, courseCode, courseName } = given;
  const body = { ...request(reference, of().physicsId), question, nyaReference, courseCode, courseName };
  const answer = await under.api(of().officer, 'POST', '/api/eligibility-requests', body);
  return { reference, status: answer.status, taskId: answer.body.taskId };
}

function agreementOf(given: Texts): LearningAgreement {
  cases += 1;
  const { signer, unit, component, givenNames, familyName, globalId, email } = given;
  const signature = { ...signedOn('2026-11-01'), signerName: signer, signerPosition: signer, signerEmail: signer, signerApp: signer };
  return learningAgreementOf({
    omobilityId: `${given.omobilityId} ${cases}`,
    sendingOunitName: unit,
    receivingOunitName: unit,
    student: { givenNames, familyName, globalId, email },
    versions: [
      version({
        components: [{ table: 'studied', code: component, title: component, credits: '7.5 ECTS', status: null, reason: null }],
        signatures: { student: signature, sendingInstitution: null, receivingInstitution: null },
      }),
    ],
  });
}

/** Several cases go through the product at once, so that each waits for the others no longer than needed. */
const several = fc.array(texts, { minLength: 4, maxLength: 4 });
const runs = (numRuns: number) => ({ numRuns, endOnFailure: true });

const together = <T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> => Promise.all(all.map(each));

describe('what is written about a student stands in no channel, no summary and no log', () => {
  test('through a whole case: asked, returned, explained, passed on, reminded of, answered', async () => {
    const { ikp, officer, chemist, chemistryId } = of();
    await fc.assert(
      fc.asyncProperty(several, async (given) => {
        const asked = await together(given, async (one) => ({ ...one, ...(await askAbout(one)) }));
        expect(asked.map((one) => one.status)).toEqual(given.map(() => 200));
        await under.idle();
        await together(asked, async ({ reference, information }) =>
          forum.press(ikp, await forum.inChat(ikp, reference), 'needMoreInformation', { information }));
        await under.idle();
        await together(asked, async ({ reference, reply }) =>
          forum.press(officer, await forum.inChat(officer, reference), 'provideInformation', { reply }));
        await under.idle();
        await together(asked, async ({ reference, note }) => forum.press(ikp, await forum.inChat(ikp, reference), 'notMyCourse', { note }));
        await under.idle();
        await together(asked, async ({ reference }) =>
          forum.press(officer, await forum.inChat(officer, reference), 'redirect', { department: chemistryId }));
        await under.idle();
        // Late by so much that the deputy, the head and the International Office are asked, in the channel as well.
        under.clock.add({ days: 7 });
        await under.product.workers.plan();
        await under.idle();
        await together(asked, async ({ reference, reason }) => {
          const last = await forum.inChat(chemist, reference);
          expect(JSON.stringify(cardOf(last))).toMatch(MARK);
          await forum.press(chemist, last, 'notEligible', { reason: `${reason} 900101-1239` });
          await forum.press(chemist, last, 'notEligible', { reason });
        });
        await under.idle();
        for (const { reference } of asked) expect(forum.posts(reference)).not.toEqual([]);
        const threads = under.teams.messages(under.teams.channel.id).filter((one) => one.threadId !== one.id);
        expect(threads).not.toEqual([]);
        expectNoMarks();
      }),
      runs(1),
    );
  });

  test('through learning agreements: imported, reminded of, signed on paper, handed on', async () => {
    const { ikp, coordinator } = of();
    const house = under.product.house;
    await fc.assert(
      fc.asyncProperty(several, async (given) => {
        const received = await importLearningAgreements(house, { fileName: 'marked.xml', by: 'test' }, given.map(agreementOf));
        expect(received.map((one) => one.kind)).toEqual(given.map(() => 'waits'));
        under.clock.add({ days: 1 });
        await under.product.workers.plan();
        await under.idle();
        const taskIds = received.flatMap((one) => (one.kind === 'waits' ? [one.taskId] : []));
        await together(given, async (one) => {
          const taskId = taskIds[given.indexOf(one)] ?? '';
          const click = (verb: string, inputs: Record<string, string>) =>
            under.post(
              under.activities.invokeNamed(under.inTeams(ikp), 'adaptiveCard/action', {
                action: { type: 'Action.Execute', verb, data: { taskId, version: 1, ...inputs } },
              }),
            );
          const shows = await click('show', {});
          expect(JSON.stringify(shows.body)).toMatch(MARK);
          await click('signedOnPaper', { 'signedOnPaper.signedOn': '2999-01-01', 'signedOnPaper.scanPlace': one.scanPlace });
          if (given.indexOf(one) % 2 === 0) await click('signedOnPaper', { 'signedOnPaper.signedOn': '2026-11-02', 'signedOnPaper.scanPlace': one.scanPlace });
          else await click('notMine', { 'notMine.note': one.note });
        });
        await under.idle();
        const told = under.teams.messages(under.teams.chatId(under.inTeams(coordinator)));
        expect(told.some((message) => MARK.test(wordsOf(cardOf(message))))).toBe(true);
        expectNoMarks();
      }),
      runs(1),
    );
  });

  test('when Teams answers badly, and repeats what it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(several, async (given) => {
        const echo = given.map((one) => `${one.question} ${one.familyName}`).join(' ');
        const troubles: Trouble[] = [
          { status: 400, body: { error: { code: 'BadSyntax', message: echo } } },
          { status: 500, body: `<html>${echo}</html>` },
          { status: 502, body: { error: echo } },
          { broken: true, taken: true },
          { status: 201, body: { id: null, message: echo } },
          { status: 429, code: 'Throttled', retryAfterSeconds: 1 },
        ];
        for (const trouble of troubles) under.teams.troubleNext(null, trouble);
        await together(given, askAbout);
        await importLearningAgreements(under.product.house, { fileName: 'marked.xml', by: 'test' }, given.map(agreementOf));
        under.clock.add({ days: 1 });
        await under.product.workers.plan();
        await under.idle();
        // What a person writes themselves is answered within the turn, which then fails.
        for (const trouble of troubles.slice(0, 4)) {
          under.teams.troubleNext(null, trouble);
          await under.post(under.activities.message(under.inTeams(of().ikp), `mina uppgifter ${echo}`));
          under.teams.troubleNext(null, trouble);
          await under.post(under.activities.message(under.inTeams(of().ikp), 'mina uppgifter'));
          under.teams.troubleNext(under.teams.team.id, trouble);
          await under.post(under.activities.membersJoined(under.inTeams(of().ikp)));
        }
        await under.idle();
        expect(under.log.some((line) => line.includes('400 BadSyntax'))).toBe(true);
        expectNoMarks();
      }),
      runs(1),
    );
  });

  test('when the database refuses what was written, and repeats it', async () => {
    const { db } = under.product.store;
    await db.execute(sql`
      create function refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'refused: %', new using detail = new::text, hint = new::text, column = 'question';
      end $$`);
    try {
      await fc.assert(
        fc.asyncProperty(several, async (given) => {
          const asked = await together(given, async (one) => ({ ...one, ...(await askAbout(one)) }));
          await under.idle();
          for (const table of ['eligibility_request', 'delivery', 'card_copy', 'learning_agreement', 'signature_request']) {
            await db.execute(sql.raw(`create trigger refuse before insert or update on ${table} for each row execute function refuse()`));
          }
          const failed = await together(given, askAbout);
          expect(failed.map((one) => one.status)).toEqual(given.map(() => 500));
          await together(asked, async ({ reference, reason, information }) => {
            const message = await forum.inChat(of().ikp, reference);
            expect((await forum.press(of().ikp, message, 'notEligible', { reason })).status).toBe(500);
            expect((await forum.press(of().ikp, message, 'needMoreInformation', { information })).status).toBe(500);
          });
          await under.post(under.activities.message(under.inTeams(of().ikp), 'mina uppgifter'));
          for (const one of given) {
            await expect(importLearningAgreements(under.product.house, { fileName: 'marked.xml', by: 'test' }, [agreementOf(one)])).rejects.toThrow();
          }
          for (const table of ['eligibility_request', 'delivery', 'card_copy', 'learning_agreement', 'signature_request']) {
            await db.execute(sql.raw(`drop trigger refuse on ${table}`));
          }
          await under.idle();
          expect(under.log.some((line) => JSON.parse(line).err?.code === 'P0001' || line.includes('P0001'))).toBe(true);
          expectNoMarks();
        }),
        runs(1),
      );
    } finally {
      await db.execute(sql`drop function refuse cascade`);
    }
  });

  test('when what was sent to the API or the bot cannot be read', async () => {
    const broken = '{"caseReference":"MUR-0","question":"stud0ent", stud0ent';
    const authorization = under.teams.signIn(of().officer.entraObjectId ?? '');
    for (const [path, token] of [['/api/eligibility-requests', authorization], ['/api/messages', under.teams.signToken()]] as const) {
      const answer = await under.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: token }, body: broken });
      expect(answer.status).toBe(400);
    }
    await under.api(of().officer, 'POST', '/api/eligibility-requests', { ...request('MUR-0', 'stud0ent'), question: { stud0ent: 'stud0ent' } });
    await under.api(of().officer, 'GET', '/api/tasks/stud0ent');
    await under.api(of().officer, 'POST', '/api/closed-tasks', { words: 'stud0ent', before: 'stud0ent' });
    await under.api(of().officer, 'POST', '/api/closed-tasks', { words: 'stud0ent' });
    await under.post({ type: 'message', text: 'stud0ent', conversation: 'stud0ent', stud0ent: 'stud0ent' });
    await under.post(under.activities.invokeNamed(under.inTeams(of().ikp), 'adaptiveCard/action', { action: { verb: 'stud0ent', data: { stud0ent: 'stud0ent' } } }));
    expectNoMarks();
  });
});

test('the marks would be found: they stand where they may', async () => {
  const before = under.teams.everywhere().length;
  await forum.ask('MUR-last', { question: 'stud0ent' });
  await under.idle();
  const fresh = under.teams.everywhere().slice(before);
  expect(fresh.some((message) => MARK.test(JSON.stringify(shown(message))))).toBe(true);
});
