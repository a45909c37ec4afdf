import { once } from 'node:events';
import type { BotConfig, EntraConfig } from '../../bot/config.ts';
import { activitiesOf } from '../fakeTeams/activities.ts';
import { cardOf, wordsOf, type FakePerson } from '../fakeTeams/conversations.ts';
import { startFakeTeams } from '../fakeTeams/fakeTeams.ts';

/**
 * A fake Teams with its real limits, as a process of its own, so that what it takes is not charged to
 * the product. It tells by messages what the benchmark needs. Its windows go by the machine's clock, as
 * the database's do: the two could otherwise disagree on what a second is when the machine sleeps.
 */

export interface TeamsReady {
  readonly bot: BotConfig;
  readonly entra: EntraConfig;
  readonly port: number;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly teamId: string;
  /** In the order of the people. */
  readonly chatIds: readonly string[];
  /** The header of the officer's calls. */
  readonly officer: string;
  /** The header of an activity of Teams. */
  readonly inbound: string;
}

/** A request of the bot in short. */
export interface Arrival {
  readonly at: number;
  readonly method: string;
  readonly conversationId: string | null;
  readonly status: number | null;
  /** The case that it is about; null for a message of the broadcast. */
  readonly caseReference: string | null;
}

export type Ask =
  | { readonly ask: 'click'; readonly person: number; readonly caseReference: string }
  | { readonly ask: 'arrivals' };

const [people] = (await once(process, 'message')) as [FakePerson[]];
const officer = people.at(-1)?.entraObjectId ?? '';
const teams = await startFakeTeams({ now: Date.now });
teams.join(...people);
teams.install('team');
for (const person of people) teams.install(person);
const activities = activitiesOf(teams);
const CASE = /BENCH-\d+/;

const ready: TeamsReady = {
  bot: teams.bot,
  entra: teams.entra,
  port: Number(new URL(teams.serviceUrl).port),
  serviceUrl: teams.serviceUrl,
  channelId: teams.channel.id,
  teamId: teams.team.id,
  chatIds: people.map((person) => teams.chatId(person)),
  officer: teams.signIn(officer),
  inbound: teams.signToken(),
};
process.send?.(ready);

process.on('message', (asked: Ask) => {
  if (asked.ask === 'click') process.send?.(clickOn(asked.person, asked.caseReference));
  else process.send?.(teams.requests.map(inShort));
});
// Whoever measures has died.
process.once('disconnect', () => process.exit(1));

/** The activity of a click on “eligible” in the person's chat; null while the card does not hang in both places. */
function clickOn(index: number, caseReference: string): object | null {
  const person = people[index];
  if (!person) throw new Error(`There is no person ${index}.`);
  const hangsIn = (conversationId: string) =>
    teams.messages(conversationId).find((one) => new RegExp(`${caseReference}\\b`).test(wordsOf(cardOf(one))));
  const message = hangsIn(teams.channel.id) && hangsIn(teams.chatId(person));
  return message ? activities.clickOn(person, message, cardOf(message), 'eligible') : null;
}

function inShort({ at, method, conversationId, status, body }: (typeof teams.requests)[number]): Arrival {
  return { at, method, conversationId, status, caseReference: CASE.exec(JSON.stringify(body) ?? '')?.[0] ?? null };
}
