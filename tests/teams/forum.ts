import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { auditLog, delivery, task } from '../../bot/store/schema.ts';
import { cardOf, wordsOf, type FakeMessage, type SentCard } from '../fakeTeams/conversations.ts';
import { waitFor, type Answer, type ProductUnderTest } from '../support/product.ts';

/** What the tests of the story do again and again, in the words of the story. */
export function forumOf(under: ProductUnderTest) {
  const messagesWith = (conversationId: string, reference: string) =>
    under.teams.messages(conversationId).filter((message) => wordsOf(cardOf(message)).includes(reference));

  return {
    /** The app is added to the team and, for each of the people, to their own chat. */
    async install(...people: readonly Person[]): Promise<void> {
      const { officer } = under.people;
      await under.post(under.activities.addToTeam(under.inTeams(officer)));
      for (const person of people) await under.post(under.activities.addForPerson(under.inTeams(person)));
    },
    /** Admissions asks; gives the task's id. Physics is asked unless another department is named. */
    async ask(reference: string, differently: object = {}, headers: Record<string, string> = {}): Promise<string> {
      const { status, body } = await under.api(under.people.officer, 'POST', '/api/eligibility-requests', { ...request(reference, under.people.physicsId), ...differently }, headers);
      if (status !== 200) throw new Error(`The request was answered with ${status}: ${JSON.stringify(body)}`);
      return body.taskId;
    },
    /** The post of a case in the channel. */
    async post(reference: string): Promise<FakeMessage> {
      return waitFor(`a post of ${reference}`, () => messagesWith(under.teams.channel.id, reference)[0]);
    },
    posts: (reference: string) => messagesWith(under.teams.channel.id, reference),
    /** The latest message about a case in somebody's chat. */
    async inChat(person: Person, reference: string): Promise<FakeMessage> {
      return waitFor(`a message about ${reference} to ${person.name}`, () => messagesWith(under.teams.chatId(under.inTeams(person)), reference).at(-1));
    },
    chat: (person: Person, reference: string) => messagesWith(under.teams.chatId(under.inTeams(person)), reference),
    /** What was done to a task, oldest first; that it was asked is left out. */
    async deeds(taskId: string): Promise<string[]> {
      const rows = await under.product.store.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id);
      return rows.map((row) => row.action.replace(/^\w+\./, '')).filter((action) => action !== 'asked');
    },
    async outcomes(taskId: string) {
      const rows = await under.product.store.db.select().from(delivery).where(eq(delivery.taskId, taskId)).orderBy(delivery.plannedAt);
      return rows.map(({ personId, purpose, outcome }) => ({ personId, purpose, outcome }));
    },
    async taskNow(taskId: string) {
      const [row] = await under.product.store.db.select().from(task).where(eq(task.id, taskId));
      if (!row) throw new Error(`There is no task ${taskId}.`);
      return row;
    },
    /** The person presses a button of the card that the message shows. */
    press: (person: Person, message: FakeMessage, verb: string, inputs: Record<string, string> = {}) =>
      under.post(under.activities.click(under.inTeams(person), message, verb, inputs)),
  };
}

/** What Admissions sends; the question holds what only those responsible may read. */
export function request(reference: string, departmentId: string) {
  return {
    caseReference: reference,
    nyaReference: 'NyA-4711',
    courseCode: '5FY999',
    courseName: 'Partikelfysik',
    departmentId,
    term: 'HT2027',
    question: `Räcker studentens kurs i kvantmekanik? (fråga i ${reference})`,
  };
}

/** The card that answers a click. */
export function cardIn({ status, body }: Answer): SentCard {
  if (status !== 200 || body.type !== 'application/vnd.microsoft.card.adaptive') {
    throw new Error(`The click was answered with ${status}: ${JSON.stringify(body)}`);
  }
  return body.value;
}

export const wordsIn = (answer: Answer): string => wordsOf(cardIn(answer));
