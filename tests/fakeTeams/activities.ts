import { randomUUID } from 'node:crypto';
import { buttonsOf, cardOf, type FakeMessage, type FakePerson, type SentAction, type SentCard } from './conversations.ts';
import type { FakeTeams } from './fakeTeams.ts';

/** An activity as Teams posts it to the bot. */
export interface InboundActivity {
  readonly type: string;
  readonly id: string;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly from: { readonly id: string; readonly name: string; readonly aadObjectId: string };
  readonly conversation: { readonly id: string; readonly conversationType: string; readonly tenantId: string; readonly isGroup?: true };
  readonly [member: string]: unknown;
}

/** Where somebody acts: in their own chat, or in a channel of the team. */
export type Where = 'chat' | 'channel';

/** Builds activities of people in a fake Teams, with the members that Teams sends beside those that matter. */
export function activitiesOf(teams: FakeTeams) {
  const botId = `28:${teams.bot.appId}`;

  function activity(person: FakePerson, where: Where, rest: Readonly<Record<string, unknown>>): InboundActivity {
    const { channelData, ...members } = rest as { channelData?: object };
    return {
      type: 'message',
      id: String(Date.now()),
      timestamp: new Date().toISOString(),
      localTimestamp: new Date().toISOString(),
      localTimezone: 'Europe/Stockholm',
      locale: 'sv-SE',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: person.teamsUserId, name: person.name, aadObjectId: person.entraObjectId },
      recipient: { id: botId, name: 'IKP-forum' },
      conversation:
        where === 'chat'
          ? { conversationType: 'personal', tenantId: teams.tenantId, id: teams.chatId(person) }
          : { isGroup: true, conversationType: 'channel', tenantId: teams.tenantId, id: teams.channel.id },
      entities: [{ locale: 'sv-SE', country: 'SE', platform: 'Web', timezone: 'Europe/Stockholm', type: 'clientInfo' }],
      channelData: {
        tenant: { id: teams.tenantId },
        ...(where === 'channel' ? { team: teams.team, channel: { id: teams.channel.id } } : {}),
        ...channelData,
      },
      ...members,
    };
  }

  return {
    message(person: FakePerson, text: string, where: Where = 'chat'): InboundActivity {
      const common = { text, textFormat: 'plain' };
      if (where === 'chat') return activity(person, where, common);
      const { conversation, id } = activity(person, where, {});
      return activity(person, where, {
        ...common,
        text: `<at>IKP-forum</at> ${text}`,
        conversation: { ...conversation, id: `${conversation.id};messageid=${id}` },
        entities: [{ type: 'mention', text: '<at>IKP-forum</at>', mentioned: { id: botId, name: 'IKP-forum' } }],
        channelData: { teamsChannelId: teams.channel.id, teamsTeamId: teams.team.id },
      });
    },
    /** Adds the app for a person, in their own chat, and gives what Teams then tells the bot. */
    addForPerson(person: FakePerson): InboundActivity {
      teams.install(person);
      const settings = { selectedChannel: { id: teams.chatId(person) } };
      return activity(person, 'chat', { type: 'installationUpdate', action: 'add', channelData: { source: { name: 'message' }, settings } });
    },
    removeForPerson(person: FakePerson, options?: { readonly takesAnyway?: boolean }): InboundActivity {
      teams.remove(person, options);
      return activity(person, 'chat', { type: 'installationUpdate', action: 'remove' });
    },
    /** Adds the app to the team; the person chose the channel in which it shall write. */
    addToTeam(person: FakePerson): InboundActivity {
      teams.install('team');
      const inTeam = { ...activity(person, 'channel', {}).conversation, id: teams.team.id };
      return activity(person, 'channel', {
        type: 'installationUpdate',
        action: 'add',
        conversation: inTeam,
        channelData: { source: { name: 'message' }, settings: { selectedChannel: { id: teams.channel.id } } },
      });
    },
    membersJoined(...people: readonly [FakePerson, ...FakePerson[]]): InboundActivity {
      teams.join(...people);
      return activity(people[0], 'channel', {
        type: 'conversationUpdate',
        membersAdded: people.map((one) => ({ id: one.teamsUserId, aadObjectId: one.entraObjectId })),
        channelData: { eventType: 'teamMemberAdded', settings: { selectedChannel: { id: teams.channel.id } } },
      });
    },
    /** A click on a button that the card shows. The message is where the card hangs. */
    click(person: FakePerson, message: FakeMessage, verb: string, inputs: Readonly<Record<string, string>> = {}): InboundActivity {
      return this.clickOn(person, message, cardOf(message), verb, inputs);
    },
    /** The same on a card that the person sees but the message no longer, or not for others, shows. */
    clickOn(
      person: FakePerson,
      message: Pick<FakeMessage, 'id' | 'conversationId'>,
      card: SentCard,
      verb: string,
      inputs: Readonly<Record<string, string>> = {},
    ): InboundActivity {
      const button = buttonOf(card, verb);
      return invoke(person, message, { ...button, data: { ...button.data, ...filled(verb, inputs) } }, 'manual');
    },
    /** A click in a client that does not know Action.Execute: the button's fallback, as a message. */
    submit(person: FakePerson, message: FakeMessage, verb: string, inputs: Readonly<Record<string, string>> = {}): InboundActivity {
      const { fallback } = buttonOf(cardOf(message), verb);
      if (fallback?.type !== 'Action.Submit') throw new Error(`The button ${verb} has no Action.Submit as its fallback.`);
      return activity(person, 'chat', {
        replyToId: message.id,
        channelData: { source: { name: 'message' } },
        value: { ...fallback.data, ...filled(verb, inputs) },
      });
    },
    /** What the client sends by itself when somebody looks at a card that is to be refreshed for them. */
    look(person: FakePerson, message: FakeMessage): InboundActivity {
      const { refresh } = cardOf(message);
      if (!refresh) throw new Error('The card asks for no refresh.');
      return invoke(person, message, refresh.action, 'automatic');
    },
    invokeNamed(person: FakePerson, name: string, value: unknown = {}): InboundActivity {
      return activity(person, 'chat', { type: 'invoke', name, value });
    },
    ofType(person: FakePerson, type: string): InboundActivity {
      return activity(person, 'chat', { type });
    },
  };

  function invoke(
    person: FakePerson,
    message: Pick<FakeMessage, 'id' | 'conversationId'>,
    action: SentAction,
    trigger: 'manual' | 'automatic',
  ): InboundActivity {
    const where = message.conversationId === teams.chatId(person) ? 'chat' : 'channel';
    const { conversation } = activity(person, where, {});
    return activity(person, where, {
      conversation: where === 'chat' ? conversation : { ...conversation, id: `${message.conversationId};messageid=${message.id}` },
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${randomUUID()}`,
      replyToId: message.id,
      value: { action, trigger },
      channelData: { source: { name: 'message' } },
    });
  }
}

function buttonOf(card: SentCard, verb: string): SentAction {
  const button = buttonsOf(card).find((one) => one.verb === verb);
  if (!button) throw new Error(`The card has no button ${verb}, only: ${buttonsOf(card).map((one) => one.verb).join(', ')}.`);
  return button;
}

/** Inputs by the ids that they have on the card. */
function filled(verb: string, inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`${verb}.${name}`, value]));
}
