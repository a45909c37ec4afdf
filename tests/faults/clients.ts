import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EligibilityVerdict } from '../../bot/domain/eligibility.ts';
import { translate } from '../../bot/texts/translate.ts';
import type { TestPeople } from '../support/people.ts';
import { wordsOf, type SentCard } from '../fakeTeams/conversations.ts';

/** An answer that somebody was shown as given; `verdict` is the one that they saw. */
export interface SeenAnswer {
  readonly taskId: string;
  readonly verdict: EligibilityVerdict;
}

/** People at work: each asks something, has it answered, and begins again. */
export interface Clients {
  /** What was acknowledged: a request with the key that it was sent under, and answers. */
  readonly asked: ReadonlyMap<string, string>;
  readonly seen: readonly SeenAnswer[];
  /** Requests that got no answer, or 503, and were sent again. */
  readonly repeated: number;
  /** Why somebody gave up: they were told what must not be. Null when all goes well. */
  readonly failure: Error | null;
  /** Lets everybody finish what they are at. */
  stop(): Promise<void>;
}

/** Milliseconds until a request that failed is sent again, and after which it must have succeeded. */
const PAUSE_MS = 150;
const PATIENCE_MS = 60_000;

const t = translate('sv');
const VERDICTS: Readonly<Record<string, EligibilityVerdict>> = {
  [t('duty.eligibility.verdict.eligible')]: 'eligible',
  [t('duty.eligibility.verdict.notEligible')]: 'notEligible',
};

export function startClients(count: number, url: string, people: TestPeople, serviceUrl: string): Clients {
  const asked = new Map<string, string>();
  const seen: SeenAnswer[] = [];
  let repeated = 0;
  let stopping = false;
  let failure: Error | null = null;
  const working = Array.from({ length: count }, (_, client) =>
    work(client).catch((error: unknown) => {
      failure ??= error as Error;
      stopping = true;
    }),
  );

  async function work(client: number): Promise<void> {
    for (let round = 0; !stopping; round++) {
      const taskId = await ask();
      const verdict = round % 2 === 0 ? 'eligible' : 'notEligible';
      const other = round % 2 === 0 ? 'notEligible' : 'eligible';
      if (round % 3 === 0) await Promise.all([answerOnCard(taskId, verdict), answerInTab(taskId, other)]);
      else await (client % 2 === 0 ? answerOnCard(taskId, verdict) : answerInTab(taskId, verdict));
    }
  }

  async function ask(): Promise<string> {
    const key = randomUUID();
    const request = {
      caseReference: `UHR-${key.slice(0, 8)}`,
      courseCode: '5FY999',
      courseName: 'Partikelfysik',
      departmentId: people.physicsId,
      term: 'HT2027',
      question: 'Motsvarar kursen i mekanik femton högskolepoäng?',
    };
    const headers = { Authorization: `Demo ${people.officer.id}`, 'Idempotency-Key': key };
    const answer = await untilAnswered('/api/eligibility-requests', headers, request, [200]);
    const { taskId } = z.object({ taskId: z.uuid() }).parse(answer);
    asked.set(key, taskId);
    return taskId;
  }

  async function answerOnCard(taskId: string, verdict: EligibilityVerdict): Promise<void> {
    const data = { taskId, version: 1, form: verdict, 'notEligible.reason': 'Kursen omfattar bara sju och en halv.' };
    const activity = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl,
      from: { id: people.ikp.id, name: people.ikp.name, aadObjectId: people.ikp.entraObjectId },
      recipient: { id: 'bot' },
      conversation: { id: CHATS.ikp, conversationType: 'personal' },
      value: { action: { type: 'Action.Execute', verb: verdict, data }, trigger: 'manual' },
    };
    const answer = await untilAnswered('/api/messages', {}, activity, [200]);
    const words = wordsOf((answer as { value: SentCard }).value).split('\n');
    note(taskId, words[words.indexOf(t('duty.eligibility.facts.verdict')) + 1]);
  }

  async function answerInTab(taskId: string, verdict: EligibilityVerdict): Promise<void> {
    const act = { verb: verdict, version: 1, input: verdict === 'notEligible' ? { reason: 'Kursen saknar laborationer.' } : {} };
    const headers = { Authorization: `Demo ${people.ikp.id}` };
    const answer = await untilAnswered(`/api/tasks/${taskId}/actions`, headers, act, [200, 409]);
    const { facts } = z.union([shownTask, z.object({ task: shownTask }).transform(({ task }) => task)]).parse(answer);
    note(taskId, facts.find((fact) => fact.label === t('duty.eligibility.facts.verdict'))?.value);
  }

  function note(taskId: string, words: string | undefined): void {
    const verdict = VERDICTS[words ?? ''];
    if (!verdict) throw new Error(`Task ${taskId} was answered, and what came back shows no verdict: ${words}`);
    seen.push({ taskId, verdict });
  }

  /** As a client does: what gets no answer, or hears that the service is away, is sent again as it was. */
  async function untilAnswered(path: string, headers: Record<string, string>, body: object, good: readonly number[]): Promise<unknown> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await post(path, headers, body);
      const isAway = answer?.status === 503 || answer?.text.includes(SENTENCE);
      if (answer && good.includes(answer.status) && !isAway) return JSON.parse(answer.text);
      if (answer && !isAway) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
      if (performance.now() > deadline) throw new Error(`${path} was not answered within ${PATIENCE_MS} ms: ${answer?.text}`);
      repeated += 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async function post(path: string, headers: Record<string, string>, body: object): Promise<{ status: number; text: string } | null> {
    try {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      // What fetch says of a connection that could not be made or that broke; its TypeError is not the one of Jest's sandbox.
      if ((error as Error).name === 'TypeError') return null;
      throw error;
    }
  }

  return {
    asked,
    seen,
    get repeated() {
      return repeated;
    },
    get failure() {
      return failure;
    },
    async stop() {
      stopping = true;
      await Promise.all(working);
    },
  };
}

/** A click is told in words that the database is away. */
const SENTENCE = '"type":"application/vnd.microsoft.activity.message"';

const shownTask = z.object({ facts: z.array(z.object({ label: z.string(), value: z.string() })) });

/** Where the people are reached. */
export const CHATS = { ikp: 'a:ikp', officer: 'a:officer', channel: '19:forum@thread.tacv2' } as const;
