import type { Logger } from 'pino';
import { sentenceCard, teamWelcomeCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { VERBS } from '../cards/verbs.ts';
import type { Language, Person } from '../domain/person.ts';
import { postOpenTasks } from '../reminders/follow.ts';
import type { Place } from '../reminders/messenger.ts';
import { noteSeen } from '../reminders/evidence.ts';
import { refreshRoster } from '../reminders/roster.ts';
import { findPersonByEntraId, learnTeamsUserId } from '../store/directory.ts';
import { findChannel, findSpeaker, markRemoved, rememberChannel, rememberChat, takeWelcome } from '../store/conversations.ts';
import { forgetLeaving } from '../store/roster.ts';
import { readSettings } from '../store/settings.ts';
import { translate } from '../texts/translate.ts';
import { answerTaskClick } from './cardClick.ts';
import {
  agreementsCard,
  answerCommand,
  changeLanguage,
  help,
  knowledge,
  say,
  sayToStranger,
  sendTask,
  sendTasks,
  welcome,
  type Chat,
} from './chat.ts';
import { readCommand } from './commands.ts';
import { answerMeetingClick, meetingAnswerOf } from './meetingClick.ts';
import { clickOfInvoke, clickOfMessage, isPersonal, type CardClick, type IncomingActivity } from './incoming.ts';

/**
 * Handles one activity. What takes long is left to jobs, so that an invoke is answered at once
 * (msteams-docs #13460). An activity of a kind that nobody thought of does nothing.
 *
 * @returns the card that answers an invoke; null for everything else
 */
export async function handleActivity(
  house: Chat,
  activity: IncomingActivity,
  correlationId: string,
  log: Logger,
): Promise<AdaptiveCard | null> {
  switch (activity.type) {
    case 'message':
      await onMessage(house, activity, correlationId);
      return null;
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? onCardAction(house, activity, correlationId) : null;
    case 'installationUpdate':
      await onInstallation(house, activity, log);
      return null;
    case 'conversationUpdate':
      if (activity.channelData?.team) await readRoster(house, log);
      return null;
    default:
      return null;
  }
}

async function onMessage(house: Chat, activity: IncomingActivity, correlationId: string): Promise<void> {
  const person = await recognise(house, activity);
  const click = clickOfMessage(activity);
  const place = placeOf(activity);
  if (!isPersonal(activity)) return answerInPublic(house, activity, person);
  if (!person) return sayToStranger(house, place);
  if (!click) return answerCommand(house, person, place, readCommand(activity.text ?? ''), correlationId);

  // A client that does not know Action.Execute: the card that was clicked is replaced by hand.
  const card = await answerClick(house, person, click, place, correlationId);
  if (card && activity.replyToId) {
    await house.messenger.update(place, activity.replyToId, { card, summary: card.speak ?? 'IKP-forum' }, 'urgent');
  }
}

/** In a channel or group the bot shows nothing personal, and says where it does. */
async function answerInPublic(house: Chat, activity: IncomingActivity, person: Person | null): Promise<void> {
  const language = person?.language ?? (await readSettings(house.db)).channelLanguage;
  const command = readCommand(activity.text ?? '');
  if (command.kind === 'knowledge') return say(house, placeOf(activity), await knowledge(house, language, command.question));
  const isPublic = command.kind === 'help' || command.kind === 'greeting' || command.kind === 'unknown';
  const card = isPublic
    ? help(house, language, command.kind !== 'unknown')
    : sentenceCard(language, translate(language)('chat.personalOnly'));
  await house.messenger.send(placeOf(activity), { card, summary: 'IKP-forum' }, 'urgent');
}

async function onCardAction(house: Chat, activity: IncomingActivity, correlationId: string): Promise<AdaptiveCard> {
  const person = await recognise(house, activity);
  const click = clickOfInvoke(activity);
  const language: Language = person?.language ?? 'sv';
  const t = translate(language);
  if (!person) return sentenceCard(language, t('card.welcome.unknown'));
  if (!click) return help(house, language, false);
  if (!isPersonal(activity) && isListVerb(click)) return sentenceCard(language, t('chat.personalOnly'));
  const card = await answerClick(house, person, click, placeOf(activity), correlationId);
  return card ?? help(house, language, true);
}

const LIST_VERBS: ReadonlySet<string> = new Set([VERBS.tasks, VERBS.agreements, VERBS.open, VERBS.language]);

function isListVerb(click: CardClick): boolean {
  return LIST_VERBS.has(click.verb);
}

/** The card to put in the place of the clicked one; null when it stays as it is. */
async function answerClick(
  house: Chat,
  person: Person,
  click: CardClick,
  place: Place,
  correlationId: string,
): Promise<AdaptiveCard | null> {
  const answer = meetingAnswerOf(click);
  if (answer) return answerMeetingClick(house, person, click, answer, correlationId);
  switch (click.verb) {
    case VERBS.tasks:
      await sendTasks(house, person, place);
      return null;
    case VERBS.open:
      if (click.taskId) await sendTask(house, person, place, click.taskId);
      return null;
    case VERBS.language:
      await changeLanguage(house, person, place);
      return null;
    case VERBS.agreements:
      return agreementsCard(house, person);
    case VERBS.help:
      return help(house, person.language, true);
    default:
      return answerTaskClick(house, person, click, correlationId);
  }
}

async function onInstallation(house: Chat, activity: IncomingActivity, log: Logger): Promise<void> {
  if (activity.action?.startsWith('remove')) return onRemoval(house, activity);
  if (!isPersonal(activity)) return onTeam(house, activity, log);
  const person = await recognise(house, activity);
  const place = placeOf(activity);
  if (!person) return sayToStranger(house, place);
  if (await takeWelcome(house.db, place.conversationId, house.clock.now())) await welcome(house, person, place);
}

/** What Teams tells of a team names the team, not the channel that was chosen for the forum; there is one forum. */
async function onRemoval(house: Chat, activity: IncomingActivity): Promise<void> {
  const now = house.clock.now();
  if (isPersonal(activity)) {
    const person = await findPersonOf(house, activity);
    await house.db.transaction(async (tx) => {
      await markRemoved(tx, activity.conversation.id, now);
      if (person) await house.jobs.unreachable(tx, person.id);
    });
    return;
  }
  const channel = await findChannel(house.db);
  const teamId = activity.channelData?.team?.id;
  // The app may be in other teams, of which nothing is kept.
  if (!channel || (channel.teamId !== null && teamId !== undefined && teamId !== channel.teamId)) return;
  await markRemoved(house.db, channel.conversationId, now);
}

async function findPersonOf(house: Chat, activity: IncomingActivity): Promise<Person | null> {
  const id = activity.from?.aadObjectId;
  return id === undefined ? null : findPersonByEntraId(house.db, id);
}

async function onTeam(house: Chat, activity: IncomingActivity, log: Logger): Promise<void> {
  const now = house.clock.now();
  const channel = channelOf(activity);
  if (!channel) {
    log.warn({ conversationType: activity.conversation.conversationType }, 'installed in something that is no team; nothing is posted there');
    return;
  }
  const teamId = activity.channelData?.team?.id ?? null;
  await rememberChannel(house.db, { ...channel, teamId }, true, now);
  await readRoster(house, log);
  if (await takeWelcome(house.db, channel.conversationId, now)) {
    const { channelLanguage } = await readSettings(house.db);
    await house.messenger.post(channel, { card: teamWelcomeCard(channelLanguage), summary: 'IKP-forum' }, 'urgent');
  }
  await postOpenTasks(house);
}

/** A team whose members cannot be read now gets its posts all the same; who is in it is read again each night. */
async function readRoster(house: Chat, log: Logger): Promise<void> {
  const read = await refreshRoster(house);
  const isTrouble = read.kind === 'failed' || read.kind === 'doubtful';
  log[isTrouble ? 'warn' : 'info'](read, 'the members of the team');
}

/** The channel that whoever added the app chose, otherwise the team's first one. */
function channelOf(activity: IncomingActivity): Place | null {
  const { channelData } = activity;
  const id = channelData?.settings?.selectedChannel?.id ?? channelData?.channel?.id ?? channelData?.team?.id;
  return id ? { ...placeOf(activity), conversationId: id } : null;
}

/**
 * Who acts, by their Entra ID, and with it what is learnt for later: the id towards this bot, and
 * the address of the chat, which outlives a restart (botbuilder-js #1817).
 */
async function recognise(house: Chat, activity: IncomingActivity): Promise<Person | null> {
  if (!activity.from?.aadObjectId) return null;
  const speaker = await findSpeaker(house.db, activity.from.aadObjectId);
  if (!speaker) return null;
  const { person, teamsUserId, chat, hasLeftTeam } = speaker;
  // Nearly every activity teaches nothing new: only then is there something to write.
  if (teamsUserId !== activity.from.id) await learnTeamsUserId(house.db, person.id, activity.from.id);
  if (hasLeftTeam) await forgetLeaving(house.db, person.id);
  const place = placeOf(activity);
  const known = chat?.installed && chat.blockedAt === null && isSamePlace(chat, place);
  if (isPersonal(activity) && !known) await rememberChat(house.db, person.id, place, true, house.clock.now());
  if (speaker.hasDoubt) await noteEvidence(house, activity, person);
  return person;
}

/** Whoever acts on a card has it in front of them. */
async function noteEvidence(house: Chat, activity: IncomingActivity, person: Person): Promise<void> {
  const click = clickOfInvoke(activity) ?? clickOfMessage(activity);
  if (!click?.taskId || !activity.replyToId) return;
  const personId = isPersonal(activity) ? person.id : null;
  const { conversation, replyToId } = activity;
  await noteSeen(house, { taskId: click.taskId, personId, conversationId: conversation.id, activityId: replyToId });
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.conversationId === b.conversationId && a.serviceUrl === b.serviceUrl && a.tenantId === b.tenantId;
}

function placeOf(activity: IncomingActivity): Place {
  return {
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    tenantId: activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? null,
  };
}
