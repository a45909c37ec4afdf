import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { changeBroadcast, startBroadcast } from '../duties/broadcasts.ts';
import type { House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { findBroadcast, listBroadcasts, listUnreached, progressOf, type Broadcast } from '../store/broadcasts.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { Contract, BroadcastsRoute } from './contract.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

/** Broadcasts in the list; older ones are of no use to anybody who looks at how one goes. */
const LATEST = 30;

const uuid = z.uuid();

/** What the International Office sends to many. For the International Office and administrators. */
export function createBroadcastsHandlers(house: House): Pick<Handlers<Contract>, BroadcastsRoute> {
  return {
    async broadcasts({ person }) {
      requireOffice(person);
      const broadcasts = await listBroadcasts(house.db, LATEST);
      return { broadcasts: await Promise.all(broadcasts.map((one) => describe(house, person, one))) };
    },

    async startBroadcast({ person, body, idempotencyKey, correlationId }) {
      requireOffice(person);
      return { broadcastId: await takeIn(house, person, () => startBroadcast(house, { person, correlationId }, body, idempotencyKey)) };
    },

    async broadcast({ person, params }) {
      requireOffice(person);
      return describe(house, person, await known(house, params['broadcastId']));
    },

    async changeBroadcast({ person, params, body, correlationId }) {
      requireOffice(person);
      const { id } = await known(house, params['broadcastId']);
      const change = await changeBroadcast(house, { person, correlationId }, id, body.verb);
      switch (change.kind) {
        case 'done':
          return describe(house, person, change.broadcast);
        case 'unknown':
          throw new RequestProblem('notFound');
        case 'conflict':
          throw overtaken(await whoMadeIt(house, change.broadcast, person));
      }
    },

    async unreached({ person, params }) {
      requireOffice(person);
      const { id } = await known(house, params['broadcastId']);
      const t = translate(person.language);
      return {
        people: (await listUnreached(house.db, id)).map(({ name, email, outcome, detail }) => ({
          name,
          email,
          outcome,
          reasonText: t(`unreached.${outcome}.reason`),
          whatToDo: t(`unreached.${outcome}.todo`),
          detail,
        })),
      };
    },
  };
}

async function known(house: House, broadcastId: string | undefined): Promise<Broadcast> {
  const id = uuid.safeParse(broadcastId);
  const broadcast = id.success ? await findBroadcast(house.db, id.data) : null;
  if (!broadcast) throw new RequestProblem('notFound');
  return broadcast;
}

/** Whoever brought it to its state; a broadcast comes to its end by itself. */
async function whoMadeIt(house: House, { id, state }: Broadcast, person: Person): Promise<string | null> {
  return state === 'done' ? null : whoChanged(house, `${state}Broadcast`, [id], person);
}

async function describe(house: House, person: Person, broadcast: Broadcast): ReturnType<Handlers<Contract>['broadcast']> {
  const { id, state, audience, titleSv, titleEn, textSv, textEn, link, createdAt, endedAt } = broadcast;
  const now = house.clock.now();
  const t = translate(person.language);
  return {
    id,
    state,
    stateText: t(`broadcast.state.${state}`),
    audience,
    audienceText: t(`broadcast.audience.${audience}`),
    title: person.language === 'sv' ? titleSv : titleEn,
    text: person.language === 'sv' ? textSv : textEn,
    link,
    createdAt: createdAt.toString(),
    createdText: momentText(createdAt, person.language, now),
    endedText: endedAt && momentText(endedAt, person.language, now),
    ...(await progressOf(house.db, id)),
  };
}
