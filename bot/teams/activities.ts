import type { Logger } from 'pino';
import { personalOnlyCard, sentenceCard, teamWelcomeCard } from '../cards/chatCards.ts';
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
import { sendQuestion } from './askOffice.ts';
import { agreementsCard, answerCommand, answerMessage, changeLanguage, help, knowledge, publicAnswer, sayToStranger, type Chat } from './chat.ts';
import { say, sendTask, sendTasks, welcome } from './chatTasks.ts';
import { commandOfChoice } from './choice.ts';
import { answerExtension } from './extension.ts';
import { answerMeetingClick, invitationCard, isMeetingClick } from './meetingClick.ts';
import { callMeetingClicked } from './newMeetingChat.ts';
import { optIn, optOut } from './optOutChat.ts';
import { remindClicked } from './remindChat.ts';
import { clickOfInvoke, clickOfMessage, hasFiles, isPersonal, isToOthers, type CardClick, type IncomingActivity } from './incoming.ts';

/**
 * Handles one activity. What takes long is left to jobs, so that an invoke is answered at once
 * (msteams-docs #13460). An activity of a kind that nobody thought of does nothing; nor do messages
 * that are edited or deleted, and reactions, which ask for no answer.
 *
 * @returns the body that answers an invoke; an empty one for everything else
 */
export async function handleActivity(
  house: Chat,
  activity: IncomingActivity,
  correlationId: string,
  log: Logger,
): Promise<object> {
  switch (activity.type) {
    case 'message':
      await onMessage(house, activity, correlationId);
      return {};
    case 'invoke':
      return onInvoke(house, activity, correlationId);
    case 'installationUpdate':
      await onInstallation(house, activity, log);
      return {};
    case 'conversationUpdate':
      if (activity.channelData?.team) await readRoster(house, log);
      return {};
    default:
      return {};
  }
}

async function onInvoke(house: Chat, activity: IncomingActivity, correlationId: string): Promise<object> {
  if (activity.name === 'adaptiveCard/action') return cardAnswer(await onCardAction(house, activity, correlationId));
  if (!activity.name?.startsWith('composeExtension/')) return {};
  return answerExtension(house, await recognise(house, activity), activity, correlationId);
}

function cardAnswer(card: AdaptiveCard): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

async function onMessage(house: Chat, activity: IncomingActivity, correlationId: string): Promise<void> {
  const person = await recognise(house, activity);
  const click = clickOfMessage(activity);
  const place = placeOf(activity);
  if (!isPersonal(activity)) return answerInPublic(house, activity, person);
  if (!person) return sayToStranger(house, place);
  if (!click && hasFiles(activity)) return say(house, place, sentenceCard(person.language, translate(person.language)('talk.noFiles')));
  if (!click) return answerMessage(house, person, place, activity.text ?? '', correlationId);

  // A client that does not know Action.Execute: the card that was clicked is replaced by hand.
  const card = await answerClick(house, person, click, place, activity, correlationId);
  if (card && activity.replyToId) {
    await house.messenger.update(place, activity.replyToId, { card, summary: card.speak ?? 'IKP-forum' }, 'urgent');
  }
}

/** In a channel or group the bot shows nothing personal, and says where it does. */
async function answerInPublic(house: Chat, activity: IncomingActivity, person: Person | null): Promise<void> {
  if (isToOthers(activity)) return;
  const language = person?.language ?? (await readSettings(house.db)).channelLanguage;
  const privateUrl = privateChatWith(activity);
  const card = await publicAnswer(house, language, activity.text ?? '', privateUrl);
  await say(house, placeOf(activity), card ?? personalOnlyCard(language, privateUrl));
}

/** Opens the personal chat with this bot. Source: Microsoft Learn, "Deep link to a chat". */
function privateChatWith({ recipient }: IncomingActivity): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(recipient?.id ?? '')}`;
}

async function onCardAction(house: Chat, activity: IncomingActivity, correlationId: string): Promise<AdaptiveCard> {
  const person = await recognise(house, activity);
  const click = clickOfInvoke(activity);
  const language: Language = person?.language ?? 'sv';
  const t = translate(language);
  if (!person) return sentenceCard(language, t('card.welcome.unknown'));
  if (!click) return help(house, language, false);
  if (!isPersonal(activity) && isListVerb(click)) return personalOnlyCard(language, privateChatWith(activity));
  const card = await answerClick(house, person, click, placeOf(activity), activity, correlationId);
  return card ?? help(house, language, true);
}

const LIST_VERBS: ReadonlySet<string> = new Set([VERBS.tasks, VERBS.agreements, VERBS.open, VERBS.language, VERBS.remind, VERBS.question, VERBS.optOut, VERBS.optIn, VERBS.invitation, VERBS.newMeeting]);

function isListVerb({ verb }: CardClick): boolean {
  return LIST_VERBS.has(verb) || (verb.startsWith(`${VERBS.choice}.`) && verb !== `${VERBS.choice}.knowledge`);
}

/** The card to put in the place of the clicked one; null when it stays as it is. */
async function answerClick(
  house: Chat,
  person: Person,
  click: CardClick,
  place: Place,
  { replyToId, id }: IncomingActivity,
  correlationId: string,
): Promise<AdaptiveCard | null> {
  if (isMeetingClick(click)) return answerMeetingClick(house, person, click, correlationId);
  const chosen = commandOfChoice(click);
  if (chosen?.kind === 'knowledge' && chosen.question !== '') return knowledge(house, person.language, chosen.question);
  if (chosen) {
    await answerCommand(house, person, place, chosen, correlationId);
    return null;
  }
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
    case VERBS.question:
      return sendQuestion(house, person, click, replyToId ?? id ?? correlationId, correlationId);
    case VERBS.optOut:
      return optOut(house, person, correlationId);
    case VERBS.optIn:
      return optIn(house, person, correlationId);
    case VERBS.remind:
      return remindClicked(house, person, click, correlationId);
    case VERBS.newMeeting:
      return callMeetingClicked(house, person, click, correlationId);
    case VERBS.invitation:
      return invitationCard(house, person, click);
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
    await house.messenger.post(channel, { card: teamWelcomeCard(channelLanguage, addedBy(activity)), summary: 'IKP-forum' }, 'urgent');
  }
  await postOpenTasks(house);
}

/** Whoever added the app, as Teams tells it; not every client does. */
function addedBy({ from }: IncomingActivity): { readonly id: string; readonly name: string } | null {
  return from?.name ? { id: from.id, name: from.name } : null;
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
