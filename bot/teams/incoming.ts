import { z } from 'zod';
import type { Language } from '../domain/person.ts';
import { storable } from '../store/storable.ts';

/**
 * The fields of an activity that the product reads, as Teams and the Playground send them; all
 * else is left out. Parsed once, at the border.
 */
export const incomingActivity = z.object({
  type: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  locale: z.string().optional().catch(undefined),
  serviceUrl: z.string(),
  channelId: z.string(),
  from: z.object({ id: z.string(), name: z.string().optional(), aadObjectId: z.string().optional() }).optional(),
  recipient: z.object({ id: z.string() }).optional(),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  /** Files and pictures; the text of a message comes as HTML beside itself, which is no file. */
  attachments: z.array(z.object({ contentType: z.string() })).optional().catch(undefined),
  entities: z.array(z.object({ type: z.string(), mentioned: z.object({ id: z.string() }).optional() })).optional().catch(undefined),
  membersAdded: z.array(z.object({ id: z.string(), aadObjectId: z.string().optional() })).optional(),
  membersRemoved: z.array(z.object({ id: z.string(), aadObjectId: z.string().optional() })).optional(),
  channelData: z
    .object({
      eventType: z.string().optional(),
      tenant: z.object({ id: z.string() }).optional(),
      team: z.object({ id: z.string() }).optional(),
      channel: z.object({ id: z.string() }).optional(),
      settings: z.object({ selectedChannel: z.object({ id: z.string() }).optional() }).optional(),
    })
    .optional()
    .catch(undefined),
});

export type IncomingActivity = z.infer<typeof incomingActivity>;

/** Where the activity happened. Group chats are treated as public, like channels. */
export function isPersonal(activity: IncomingActivity): boolean {
  return (activity.conversation.conversationType ?? 'personal') === 'personal';
}

/** The client's own language, for when it is not known who acts. */
export function languageOf({ locale }: IncomingActivity): Language {
  return locale !== undefined && /^en\b/i.test(locale) ? 'en' : 'sv';
}

/** Whether people are called on, and the bot is not among them: then they talk to each other. */
export function isToOthers({ entities = [], recipient }: IncomingActivity): boolean {
  const mentioned = entities.filter(({ type }) => type === 'mention').map((one) => one.mentioned?.id);
  return mentioned.length > 0 && recipient !== undefined && !mentioned.includes(recipient.id);
}

/** Whether something comes with the message that is neither text nor a card of ours. */
export function hasFiles({ attachments = [] }: IncomingActivity): boolean {
  return attachments.some(({ contentType }) => !contentType.startsWith('text/') && !contentType.startsWith('application/vnd.microsoft.card.'));
}

/** What a click on a card carries: Action.Execute within an invoke, Action.Submit within a message. */
const cardData = z.looseObject({
  taskId: z.uuid().optional(),
  meetingId: z.uuid().optional(),
  version: z.coerce.number().int().optional(),
  form: z.string().optional(),
});

const executeValue = z.object({ action: z.object({ verb: z.string(), data: cardData.optional().catch(undefined) }) });
const submitValue = cardData.extend({ verb: z.string() });

export interface CardClick {
  readonly verb: string;
  readonly taskId: string | null;
  readonly meetingId: string | null;
  readonly version: number | null;
  /** Everything that was sent, inputs by their id on the card. */
  readonly sent: Readonly<Record<string, unknown>>;
}

export function clickOfInvoke(activity: IncomingActivity): CardClick | null {
  const parsed = executeValue.safeParse(storable(activity.value));
  return parsed.success ? toClick(parsed.data.action.verb, parsed.data.action.data ?? {}) : null;
}

export function clickOfMessage(activity: IncomingActivity): CardClick | null {
  const parsed = submitValue.safeParse(storable(activity.value));
  return parsed.success ? toClick(parsed.data.verb, parsed.data) : null;
}

function toClick(verb: string, data: z.infer<typeof cardData>): CardClick {
  return { verb, taskId: data.taskId ?? null, meetingId: data.meetingId ?? null, version: data.version ?? null, sent: data };
}
