import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import { channelCard, publicSummary, threadReminderCard, type ChannelCardOptions } from '../../bot/cards/channelCard.ts';
import { taskCard } from '../../bot/cards/taskCard.ts';
import type { ResponsibleTaskView } from '../../bot/cards/view.ts';
import type { Language } from '../../bot/domain/person.ts';
import { isClosed, TASK_STATES } from '../../bot/domain/task.ts';
import type { TaskFile } from '../../bot/domain/taskFile.ts';
import { publicTaskView } from '../../bot/duties/taskView.ts';
import {
  channelMessage,
  listMessage,
  taskMessage,
  threadReminderMessage,
  welcomeMessage,
  type Rendering,
} from '../../bot/reminders/render.ts';
import { eligibilityFile, EVA, karin, NOW, olof, said, signatureFile, viewOf, withDepartments } from './taskFiles.ts';

jest.setTimeout(60_000);

const STUDENT_DATA = 'STUDENTDATA';
const ALLOWED = { reference: 'CASE-4711', department: 'Fysiken', staff: 'Karin Å' };
const TAB_URL = 'https://ikp-forum.example.org/tab/tasks/1';

/** Never called: the types are the test, and `npm run types` fails when one of these lines compiles. */
function notForThePublic(view: ResponsibleTaskView, options: ChannelCardOptions): void {
  // @ts-expect-error A view for those responsible is no public view.
  channelCard(view, options);
  // @ts-expect-error The same for the reminder in the thread.
  threadReminderCard(view, options);
  // @ts-expect-error The same for the line in a notification.
  publicSummary(view, options, 'task');
}

describe('what everybody can read', () => {
  test('is refused by the types when it is made of anything else than a public view', () => {
    expect(notForThePublic).toBeInstanceOf(Function);
  });

  test('holds nothing of what a task is about', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile(), fc.constantFrom<Language>('sv', 'en'), anyMoment(), async (file, language, now) => {
        expect(marksIn(await everythingPublic(file, language, now))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('names the case, the department and who has to act', () => {
    const file = marked(eligibilityFile(), '');
    const { card, summary } = channelMessage(renderingAt(NOW), file, 'sv');
    for (const allowed of Object.values(ALLOWED)) expect(JSON.stringify(card)).toContain(allowed);
    expect(summary).toContain(ALLOWED.department);
  });

  test('mentions those who have to act, and nobody when it is not their turn', () => {
    const mentioned = (file: TaskFile) => channelMessage(renderingAt(NOW), file, 'sv').card.msteams?.entities.map((one) => one.mentioned.name);
    const assignees = [karin, { ...olof, teamsUserId: null }];
    expect(mentioned(eligibilityFile({ assignees }))).toEqual([karin.name]);
    for (const state of ['awaitingRequester', 'done', 'cancelled'] as const) {
      expect(mentioned(eligibilityFile({ assignees, task: { state } }))).toBeUndefined();
    }
  });

  test('becomes the full card only for those who are asked, and only while the task is open', () => {
    const refresh = (file: TaskFile) => channelCard(publicTaskView(file), { language: 'sv', now: NOW, tabUrl: TAB_URL }).refresh;
    expect(refresh(eligibilityFile({ assignees: [karin, olof] }))?.userIds).toEqual([karin.teamsUserId, olof.teamsUserId]);
    expect(refresh(eligibilityFile({ assignees: [] }))).toBeUndefined();
    expect(refresh(eligibilityFile({ task: { state: 'done' } }))).toBeUndefined();
  });
});

/** Without this the property above could hold for want of marks. */
test('the full card holds the marks', async () => {
  const view = await viewOf(marked(signatureFile(), ''), karin.personId, 'sv');
  expect(marksIn(taskCard(view, { language: 'sv', tabUrl: TAB_URL })).length).toBeGreaterThan(0);
});

const reader = { entraObjectId: null, name: 'Karin', email: 'karin@example.com', roles: ['ikp'] } as const;

/** What stands in the channel, and what shows on a locked screen. */
async function everythingPublic(file: TaskFile, language: Language, now: Temporal.Instant): Promise<unknown> {
  const rendering = renderingAt(now);
  const viewer = { personId: file.requesterId ?? karin.personId, language };
  const purposes = ['task', 'reminder', 'answer', 'returned'] as const;
  const personal = await Promise.all([
    ...purposes.map((purpose) => taskMessage(rendering, file, viewer, purpose)),
    listMessage(rendering, [file], viewer),
    welcomeMessage(rendering, { ...reader, id: viewer.personId, language }, [file]),
  ]);
  return [
    channelMessage(rendering, file, language),
    threadReminderMessage(rendering, file, language),
    personal.map(({ summary, card }) => [summary, card.speak, card.fallbackText]),
  ];
}

function renderingAt(now: Temporal.Instant): Rendering {
  return { db: withDepartments(), now, links: { task: () => TAB_URL, tasks: () => TAB_URL, operations: () => 'https://tab/operations', meeting: () => TAB_URL, page: () => TAB_URL, calendarFile: () => TAB_URL, calendarFeed: () => TAB_URL, agreements: () => TAB_URL, contacts: () => TAB_URL, settings: () => TAB_URL } };
}

function anyFile(): fc.Arbitrary<TaskFile> {
  return fc
    .record({
      state: fc.constantFrom(...TASK_STATES),
      base: fc.constantFrom(eligibilityFile, signatureFile),
      reason: fc.boolean(),
      text: fc.string({ unit: 'grapheme', maxLength: 40 }),
    })
    .map(({ state, base, reason, text }) => {
      const answeredAt = NOW;
      const eligibility = eligibilityFile({
        task: { state },
        request: {
          dialogue: [said('needMoreInformation', 'x', 'x'), said('redirected', 'x', null)],
          answer: isClosed(state) ? { verdict: reason ? 'notEligible' : 'eligible', reason: 'x', answeredBy: 'x', answeredAt } : null,
        },
      });
      const signature = signatureFile({
        task: { state },
        request: isClosed(state) ? { outcome: 'signedOnPaper', reason: 'x', signerName: 'x', signedAt: NOW, scanPlace: 'x', note: 'x' } : {},
      });
      return marked(base === eligibilityFile ? eligibility : signature, text);
    });
}

function anyMoment(): fc.Arbitrary<Temporal.Instant> {
  return fc.integer({ min: -2000, max: 2000 }).map((hours) => NOW.add({ hours }));
}

/** What the code decides by, or reads as a date; everything else in a subject is text of somebody. */
const NO_TEXT = new Set([
  'kind', 'verdict', 'role', 'versionRole', 'signingAs', 'outcome', 'mobilityType', 'date', 'yearMonth', 'timestamp',
]);

/** The file with a mark in every text of its subject, at any depth, so that a field added later is marked as well. */
function marked(file: TaskFile, text: string): TaskFile {
  const markAll = (value: unknown): unknown => {
    if (typeof value === 'string') return `${STUDENT_DATA} ${text} ${STUDENT_DATA}`;
    if (Array.isArray(value)) return value.map(markAll);
    if (typeof value !== 'object' || value === null || value.constructor !== Object) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, NO_TEXT.has(key) ? child : markAll(child)]));
  };
  const department = { ...file.task.department, nameSv: ALLOWED.department, nameEn: ALLOWED.department };
  return {
    ...file,
    task: { ...file.task, department, publicReference: file.task.publicReference && ALLOWED.reference },
    requesterId: file.requesterId && EVA,
    assignees: [{ ...karin, name: ALLOWED.staff }],
    subject: markAll(file.subject) as TaskFile['subject'],
  };
}

function marksIn(shown: unknown): string[] {
  return JSON.stringify(shown).replace(/\u200b/g, '').match(new RegExp(`.{0,40}${STUDENT_DATA}`, 'gi')) ?? [];
}
