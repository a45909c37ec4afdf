import { z } from 'zod';
import type { AdaptiveCard } from '../cards/elements.ts';
import type { Haste, RequestKind } from '../domain/pacing.ts';
import type { Failed, Failure, Message, Messenger, OpenResult, Place, SendResult, UpdateResult } from '../reminders/messenger.ts';
import type { Member } from '../store/roster.ts';
import { isTrustedService, NoBotToken, type TeamsAdapter } from './adapter.ts';
import type { Pacing } from './pacing.ts';

/** Milliseconds after which a request counts as broken; Teams itself gives up within these. */
const TIMEOUT_MS = 15_000;

/** The `Messenger` of the product for Microsoft Teams, over the Bot Connector REST interface. */
export function createTeamsMessenger(adapter: TeamsAdapter, emulators: readonly string[], pacing: Pacing): Messenger {
  async function call<T>(
    place: Place,
    haste: Haste,
    request: (connector: Connector) => Promise<T>,
    kind: RequestKind = 'send',
  ): Promise<T | Failed> {
    if (!isTrustedService(place.serviceUrl, emulators)) {
      return { ok: false, failure: { kind: 'misconfigured' }, detail: 'service address is not trusted' };
    }
    let connector: Connector;
    try {
      connector = await adapter.connect(place.serviceUrl);
    } catch (error) {
      if (!(error instanceof NoBotToken)) return failed(error);
      await pacing.stopped('misconfigured');
      return { ok: false, failure: { kind: 'misconfigured' }, detail: 'no token' };
    }
    // Windows are those of the conversation as a whole, whatever thread of it is meant.
    const turn = await pacing.turn(place.conversationId.split(';')[0] ?? '', kind, haste);
    if (turn.kind === 'later') {
      return { ok: false, failure: { kind: 'throttled', retryAfterMs: turn.retryAfterMs }, detail: turn.because };
    }
    try {
      const result = await request(connector);
      turn.answered();
      return result;
    } catch (error) {
      const failure = failed(error);
      if (failure.failure.kind === 'unreachable') turn.unused();
      else turn.answered();
      return heed(failure);
    }
  }

  /** What concerns more than the one message stops all of them. */
  async function heed(failed: Failed): Promise<Failed> {
    const { failure, detail } = failed;
    if (failure.kind === 'throttled') {
      return { ok: false, failure: { kind: 'throttled', retryAfterMs: await pacing.throttled(failure.retryAfterMs) }, detail };
    }
    if (failure.kind === 'misconfigured' || failure.kind === 'disabled') await pacing.stopped(failure.kind);
    return failed;
  }

  return {
    post: (channel, message, haste) =>
      call(channel, haste, async ({ conversations }): Promise<SendResult> => {
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
    reply: (channel, activityId, message, haste) => {
      const thread = `${channel.conversationId.split(';')[0]};messageid=${activityId}`;
      return call(channel, haste, async ({ conversations }): Promise<SendResult> => {
        const answer = await conversations.sendToConversation(thread, activityOf(message), inTime());
        return sent(thread, answer.id);
      });
    },
    send: (chat, message, haste) =>
      call(chat, haste, async ({ conversations }): Promise<SendResult> => {
        const answer = await conversations.sendToConversation(chat.conversationId, activityOf(message), inTime());
        return sent(chat.conversationId, answer.id);
      }),
    update: (place, activityId, message, haste) =>
      call(place, haste, async ({ conversations }): Promise<UpdateResult> => {
        await conversations.updateActivity(
          place.conversationId,
          activityId,
          { ...activityOf(message), id: activityId },
          inTime(),
        );
        return { ok: true };
      }),
    openChat: ({ teamsUserId, serviceUrl, tenantId }, haste) =>
      // The chat is not known yet, so its window is counted under the person's id; it is met once a day at most.
      call({ conversationId: teamsUserId, serviceUrl, tenantId }, haste, async ({ conversations }): Promise<OpenResult> => {
        const created = await conversations.createConversation(
          {
            isGroup: false,
            members: [{ id: teamsUserId }],
            channelData: { tenant: { id: tenantId } },
            tenantId: tenantId ?? undefined,
            // The SDK's type demands a name of the member and a first message, which Teams does not.
          } as Parameters<typeof conversations.createConversation>[0],
          inTime(),
        );
        if (!created.id) return { ok: false, failure: { kind: 'uncertain' }, detail: 'no id came back' };
        return { ok: true, conversationId: created.id };
      }),
    async members(team) {
      const members: Member[] = [];
      let continuationToken: string | undefined;
      do {
        const read = await call(
          team,
          'bulk',
          async ({ conversations }) =>
            page.parse(
              await conversations.getConversationPagedMembers(team.conversationId, {
                pageSize: PAGE_SIZE,
                // The SDK's type demands a token; the first page has none and is asked for without.
                continuationToken: continuationToken as string,
                ...inTime(),
              }),
            ),
          'members',
        );
        if ('ok' in read) return read;
        for (const member of read.members) {
          const entraObjectId = member.aadObjectId ?? member.objectId;
          if (entraObjectId) members.push({ entraObjectId, teamsUserId: member.id });
        }
        continuationToken = read.continuationToken || undefined;
      } while (continuationToken);
      return { ok: true, members };
    },
  };
}

const page = z.object({
  members: z.array(z.object({ id: z.string(), aadObjectId: z.string().optional(), objectId: z.string().optional() })),
  continuationToken: z.string().nullish(),
});

/** The largest page that Teams gives. */
const PAGE_SIZE = 500;

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
      if (code === 'BotNotInConversationRoster') return { kind: 'notInstalled' };
      if (code === 'BotDisabledByAdmin') return { kind: 'disabled' };
      if (code === 'MessageWritesBlocked') return { kind: 'blocked' };
      // An unknown code is not taken for a person's doing, nor may it stop what goes to others.
      return { kind: 'refused' };
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
