import { z } from 'zod';
import type { AdaptiveCard } from '../cards/elements.ts';
import type { Failed, Failure, Message, Messenger, Place, SendResult, UpdateResult } from '../reminders/messenger.ts';
import { isTrustedService, NoBotToken, type TeamsAdapter } from './adapter.ts';

/** Milliseconds after which a request counts as broken; Teams itself gives up within these. */
const TIMEOUT_MS = 15_000;

/** The `Messenger` of the product for Microsoft Teams, over the Bot Connector REST interface. */
export function createTeamsMessenger(adapter: TeamsAdapter, emulators: readonly string[]): Messenger {
  async function call<T>(place: Place, request: (connector: Connector) => Promise<T>): Promise<T | Failed> {
    if (!isTrustedService(place.serviceUrl, emulators)) {
      return { ok: false, failure: { kind: 'misconfigured' }, detail: 'service address is not trusted' };
    }
    try {
      return await request(await adapter.connect(place.serviceUrl));
    } catch (error) {
      if (error instanceof NoBotToken) return { ok: false, failure: { kind: 'misconfigured' }, detail: 'no token' };
      return failed(error);
    }
  }

  return {
    post: (channel, message) =>
      call(channel, async ({ conversations }): Promise<SendResult> => {
        const created = await conversations.createConversation(
          {
            isGroup: true,
            channelData: { channel: { id: channel.conversationId } },
            activity: activityOf(message),
            // The SDK's type demands members and a bot, which Teams does not want for a post.
          } as Parameters<typeof conversations.createConversation>[0],
          inTime(),
        );
        return sent(created.id, created.activityId);
      }),
    reply: (channel, activityId, message) => {
      const thread = `${channel.conversationId.split(';')[0]};messageid=${activityId}`;
      return call(channel, async ({ conversations }): Promise<SendResult> => {
        const answer = await conversations.sendToConversation(thread, activityOf(message), inTime());
        return sent(thread, answer.id);
      });
    },
    send: (chat, message) =>
      call(chat, async ({ conversations }): Promise<SendResult> => {
        const answer = await conversations.sendToConversation(chat.conversationId, activityOf(message), inTime());
        return sent(chat.conversationId, answer.id);
      }),
    update: (place, activityId, message) =>
      call(place, async ({ conversations }): Promise<UpdateResult> => {
        await conversations.updateActivity(
          place.conversationId,
          activityId,
          { ...activityOf(message), id: activityId },
          inTime(),
        );
        return { ok: true };
      }),
  };
}

/** The SDK's own time limit would go on running after a connection broke, and keep a stopped process alive. */
function inTime(): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(TIMEOUT_MS) };
}

type Connector = Awaited<ReturnType<TeamsAdapter['connect']>>;

function sent(conversationId: string | undefined, activityId: string | undefined): SendResult {
  // Without an id the message stands there but can never be edited: to us that is not known to be sent.
  if (!conversationId || !activityId) return { ok: false, failure: { kind: 'uncertain' }, detail: 'no id came back' };
  return { ok: true, conversationId, activityId };
}

function activityOf({ card, summary }: Message) {
  return { type: 'message', summary, attachments: [attachmentOf(card)] };
}

export function attachmentOf(content: AdaptiveCard) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

/** A code is a word; whatever else stands in its place may repeat what was sent. */
const code = z.string().regex(/^\w{1,60}$/);

const restError = z.object({
  statusCode: z.number().optional(),
  code: code.optional().catch(undefined),
  response: z.object({ headers: z.unknown().optional(), bodyAsText: z.string().nullish() }).optional(),
});

const errorBody = z.object({ error: z.object({ code }) });

/** Reads what came back instead of an answer. */
function failed(error: unknown): Failed {
  const { statusCode, code = '', response } = restError.parse(error);
  const platformCode = codeIn(response?.bodyAsText) ?? code;
  const detail = statusCode ? `${statusCode} ${platformCode}`.trim() : platformCode || 'no answer';
  return { ok: false, failure: meaningOf(statusCode ?? null, platformCode, retryAfter(response?.headers)), detail };
}

function codeIn(body: string | null | undefined): string | null {
  if (!body) return null;
  try {
    return errorBody.parse(JSON.parse(body)).error.code;
  } catch {
    // A proxy's HTML page has no code; the status alone then decides.
    return null;
  }
}

/** The SDK's collection of headers; parsed as it is, since its methods need their object. */
const headersLike = z.custom<{ get(name: string): unknown }>(
  (given) => typeof given === 'object' && given !== null && 'get' in given && typeof given.get === 'function',
);

/** Milliseconds from a Retry-After header in seconds; null without one. */
function retryAfter(headers: unknown): number | null {
  const parsed = headersLike.safeParse(headers);
  const value = parsed.success ? Number(parsed.data.get('retry-after') ?? NaN) : NaN;
  return Number.isFinite(value) ? value * 1000 : null;
}

/** Connection errors that come before anything was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The table of the platform's answers. Source: docs/architecture.md, "What Teams answers". */
export function meaningOf(status: number | null, code: string, retryAfterMs: number | null): Failure {
  if (status === null) return { kind: NEVER_SENT.has(code) ? 'unreachable' : 'uncertain' };
  switch (status) {
    case 401:
      return { kind: 'misconfigured' };
    case 403:
      if (code === 'MessageWritesBlocked') return { kind: 'blocked' };
      if (code === 'BotNotInConversationRoster') return { kind: 'notInstalled' };
      return { kind: 'misconfigured' };
    case 404:
      return { kind: 'gone' };
    case 412:
      return { kind: 'conflict' };
    case 413:
      return { kind: 'tooBig' };
    case 429:
      return { kind: 'throttled', retryAfterMs };
    case 408:
      return { kind: 'uncertain' };
    default:
      return { kind: status >= 500 ? 'uncertain' : 'refused' };
  }
}
