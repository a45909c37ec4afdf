import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import { departmentName, type Capacity, type Role } from '../domain/person.ts';
import { demoContract } from '../api/contract.ts';
import { addRoutes, preferredLanguage } from '../api/routes.ts';
import { identifyByChoice } from '../api/identity.ts';
import { departmentsOf, listPeople } from '../store/directory.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import type { Chat } from '../teams/chat.ts';
import { importExamples } from './importExamples.ts';

type Choice = z.infer<typeof demoContract.people.response>['people'][number];

/** Those whom a visitor plays first stand first. */
const IN_ORDER: readonly (Capacity | Role)[] = [
  'admissions',
  'ikp',
  'deputy',
  'head',
  'internationalOffice',
  'admin',
  'forumMember',
];

/** What only the demo offers: who one can be, and the clock. */
export function addDemoRoutes(
  server: Server,
  house: DeliveryHouse,
  moveClock: NonNullable<Chat['moveClock']>,
  log: Logger,
): void {
  // Without anybody signed in: the list is what one chooses from.
  server.get(demoContract.people.path, async (request: Request, response: Response) => {
    const language = preferredLanguage(request);
    const t = translate(language);
    const people: (Choice & { rank: number })[] = [];
    for (const person of await listPeople(house.db)) {
      const departments = await departmentsOf(house.db, person.id);
      const roles = [
        ...departments.map((one) => `${t(`demo.capacity.${one.capacity}`)}, ${departmentName(one, language)}`),
        ...person.roles.filter((role) => role !== 'ikp').map((role) => t(`demo.role.${role}`)),
      ];
      // Deputies and heads hold the role of contact persons; here they are shown as what they are.
      const held: readonly (Capacity | Role)[] = [
        ...departments.map((one) => one.capacity),
        ...person.roles.filter((role) => role !== 'ikp'),
      ];
      const rank = IN_ORDER.findIndex((role) => held.includes(role));
      people.push({ id: person.id, name: person.name, roleText: roles.join('; '), language: person.language, rank });
    }
    people.sort((a, b) => a.rank - b.rank);
    response.header('Cache-Control', 'no-store');
    response.send(200, { people: people.map(({ rank: _, ...choice }) => choice) });
  });

  const { moveClock: route, importExamples: examples } = demoContract;
  addRoutes(
    server,
    { moveClock: route, importExamples: examples },
    {
      importExamples: async () => ({ files: await importExamples() }),
      async moveClock({ person, body }) {
        const now = await moveClock(body.days);
        return { now: now.toString(), nowText: momentText(now, person.language, now) };
      },
    },
    identifyByChoice(house.db),
    log,
  );
}
