import { z } from 'zod';
import { channelCard } from '../cards/channelCard.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { knowledgeCard } from '../cards/knowledgeCard.ts';
import { agreementFactCard, contactsCard } from '../cards/lookupCards.ts';
import { plainName } from '../cards/words.ts';
import type { Person } from '../domain/person.ts';
import { answerQuestion } from '../duties/knowledge.ts';
import { publicTaskView } from '../duties/taskView.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { storable } from '../store/storable.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import { translate } from '../texts/translate.ts';
import { extensionSentence } from './extensionAnswer.ts';
import { openRequestForm, submitRequestForm } from './extensionRequest.ts';
import { languageOf, type IncomingActivity } from './incoming.ts';
import { agreementFact, findAgreements, findContacts } from './lookup.ts';

/**
 * The message extension: look-ups whose card is put into a message, a dialog for Admissions, and the
 * card of a link. Whatever is inserted may be read by everybody there, so it is the public view always.
 * Bodies as Microsoft Learn documents them, "Build message extensions".
 */

const queryValue = z.object({
  commandId: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
  queryOptions: z.object({ skip: z.number().int().min(0).default(0), count: z.number().int().min(1).max(50).default(25) }).default({ skip: 0, count: 25 }),
});

const linkValue = z.object({ url: z.string() });

export async function answerExtension(house: DeliveryHouse, person: Person | null, activity: IncomingActivity, correlationId: string): Promise<object> {
  const { name = '' } = activity;
  const value = storable(activity.value);
  if (!person) {
    const language = languageOf(activity);
    return extensionSentence(name, translate(language)('talk.search.strangers'), language);
  }
  switch (name) {
    case 'composeExtension/query':
      return search(house, person, value);
    case 'composeExtension/queryLink':
      return unfurl(house, person, value);
    case 'composeExtension/fetchTask':
      return openRequestForm(house, person, value);
    case 'composeExtension/submitAction':
      return submitRequestForm(house, person, value, correlationId);
    default:
      return {};
  }
}

interface Found {
  readonly title: string;
  readonly text: string;
  readonly card: AdaptiveCard;
}

function results(found: readonly Found[]): object {
  const attachments = found.map(({ title, text, card }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card,
    // The preview may be read as HTML.
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: plainName(title), text: plainName(text) } },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

async function search(house: DeliveryHouse, person: Person, value: unknown): Promise<object> {
  const t = translate(person.language);
  const parsed = queryValue.safeParse(value);
  if (!parsed.success) return results([]);
  const { commandId, parameters, queryOptions } = parsed.data;
  const written = parameters.find(({ name }) => name === 'search')?.value;
  const words = typeof written === 'string' ? written.trim().slice(0, 200) : '';
  if (commandId === 'knowledge' && words === '') return extensionSentence('composeExtension/query', t('knowledge.howTo'), person.language);
  const found = await searched(house, person, commandId, words);
  const page = found.slice(queryOptions.skip, queryOptions.skip + queryOptions.count);
  if (page.length === 0 && queryOptions.skip === 0) return extensionSentence('composeExtension/query', t('talk.search.nothing'), person.language);
  return results(page);
}

async function searched(house: DeliveryHouse, { language }: Person, commandId: string, words: string): Promise<Found[]> {
  switch (commandId) {
    case 'contacts': {
      const units = await findContacts(house, words, { language, isPersonal: false });
      return units.map((unit) => ({
        title: unit.name,
        text: unit.contacts.map(({ name }) => name).join(', ') || (unit.gapText ?? ''),
        card: contactsCard([unit], { language, about: unit.name, tabUrl: house.links.contacts() }),
      }));
    }
    case 'agreements': {
      const { found } = await findAgreements(house, words, language);
      return found.map((one) => {
        const fact = agreementFact(one, language);
        return {
          title: `${fact.partnerName} (${fact.iiaCode})`,
          text: `${fact.departments.join(', ')}, ${fact.lastAcademicYear}`,
          card: agreementFactCard(fact, { language, tabUrl: house.links.agreements() }),
        };
      });
    }
    case 'knowledge': {
      const { found } = await answerQuestion(house.db, words, language);
      return found.map((one) => ({ title: one.text.title, text: one.passage.heading, card: knowledgeCard({ known: true, found: [one] }, language) }));
    }
    default:
      return [];
  }
}

const TASK_PAGE = /\/tab\/tasks\/(?<taskId>[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?:[/?#]|$)/iu;

/** The card of a link to a task, as everybody may see it: nobody is called on, and it asks nobody to act. */
async function unfurl(house: DeliveryHouse, { language }: Person, value: unknown): Promise<object> {
  const parsed = linkValue.safeParse(value);
  const taskId = parsed.success ? TASK_PAGE.exec(parsed.data.url)?.groups?.['taskId'] : undefined;
  const file = taskId === undefined ? null : await findTaskFile(house.db, taskId);
  if (!file) return {};
  const view = publicTaskView(file);
  const quiet = { ...view, assignees: view.assignees.map((one) => ({ ...one, teamsUserId: null })) };
  const card = channelCard(quiet, { language, now: house.clock.now(), tabUrl: house.links.task(file.task.id) });
  return results([{ title: translate(language)(`duty.${view.kind}.kind`), text: card.speak, card }]);
}
