import type { Haste } from '../domain/pacing.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Person } from '../domain/person.ts';
import { findChannel, findChat, findRecipient, moveChat, rememberChat, takeRenewal, type Recipient } from '../store/conversations.ts';
import type { DeliveryHouse } from './house.ts';
import type { Failed, Message, Place, SendResult } from './messenger.ts';

/** Somebody who can be written to. */
export interface Reached {
  readonly kind: 'reached';
  readonly person: Person;
  readonly teamsUserId: string | null;
  readonly chat: Place;
}

export type Reach =
  | Reached
  /** Writing would be in vain. `detail` is for the log and the list of the unreached. */
  | { readonly kind: 'unreached'; readonly outcome: Outcome; readonly detail: string }
  /** The chat could not be opened just now. */
  | { readonly kind: 'failed'; readonly failed: Failed };

/**
 * Whether and where a person is reached. Our own record that the app was removed or that the person
 * left outweighs what Teams would answer (BotBuilder-MicrosoftTeams #286, Microsoft-Teams-Samples
 * #1498). Whoever is in the forum's team can be written to without ever having opened the chat.
 */
export async function reach(house: DeliveryHouse, personId: string, haste: Haste): Promise<Reach> {
  const recipient = await findRecipient(house.db, personId);
  if (!recipient) return { kind: 'unreached', outcome: 'gone', detail: 'no longer in the directory' };
  if (recipient.hasLeftTeam) return { kind: 'unreached', outcome: 'gone', detail: 'left the team' };
  const { chat, person, teamsUserId } = recipient;
  if (chat) {
    if (!chat.installed) return { kind: 'unreached', outcome: 'notInstalled', detail: 'uninstalled' };
    return { kind: 'reached', person, teamsUserId, chat };
  }
  return openFirstChat(house, recipient, haste);
}

async function openFirstChat(house: DeliveryHouse, { person, teamsUserId }: Recipient, haste: Haste): Promise<Reach> {
  const neverOpened = { kind: 'unreached', outcome: 'notInstalled', detail: 'never opened' } as const;
  // Their id towards this bot is learnt from the roster: without it they are not in the team either.
  const channel = teamsUserId === null ? null : await findChannel(house.db);
  if (!channel?.installed || teamsUserId === null) return neverOpened;
  const { serviceUrl, tenantId } = channel;
  const opened = await house.messenger.openChat({ teamsUserId, serviceUrl, tenantId }, haste);
  if (opened.ok) {
    const chat = { conversationId: opened.conversationId, serviceUrl, tenantId };
    await rememberChat(house.db, person.id, chat, true, house.clock.now());
    return { kind: 'reached', person, teamsUserId, chat };
  }
  switch (opened.failure.kind) {
    case 'notInstalled':
    case 'gone':
    case 'blocked':
      return { ...neverOpened, detail: opened.detail };
    case 'uncertain': // A chat may be asked for again: it is the same one.
    case 'throttled':
    case 'conflict':
    case 'misconfigured':
    case 'disabled':
    case 'unreachable':
    case 'refused':
    case 'tooBig':
      return { kind: 'failed', failed: opened };
  }
}

/**
 * Writes to a person. A chat of which Teams says that it does not exist is made anew once, and the
 * message goes there (botframework-sdk #6628); the reference itself is never thrown away
 * (microsoft-365-agents-toolkit #8759).
 */
export async function sendTo(house: DeliveryHouse, to: Reached, message: Message, haste: Haste): Promise<SendResult> {
  const first = await house.messenger.send(to.chat, message, haste);
  if (first.ok || first.failure.kind !== 'gone' || to.teamsUserId === null) return first;
  const now = house.clock.now();
  if (!(await takeRenewal(house.db, to.person.id, now))) {
    // Another message may have had it made anew while this one was under way.
    const chat = await findChat(house.db, to.person.id);
    return chat && chat.conversationId !== to.chat.conversationId ? house.messenger.send(chat, message, haste) : first;
  }
  const { serviceUrl, tenantId } = to.chat;
  const opened = await house.messenger.openChat({ teamsUserId: to.teamsUserId, serviceUrl, tenantId }, haste);
  // The message itself surely was not sent: what became of the second attempt decides.
  if (!opened.ok) return opened.failure.kind === 'uncertain' ? first : opened;
  await moveChat(house.db, to.person.id, opened.conversationId, now);
  return house.messenger.send({ ...to.chat, conversationId: opened.conversationId }, message, haste);
}
