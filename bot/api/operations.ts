import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../domain/person.ts';
import { RETENTION_GROUPS } from '../domain/retention.ts';
import { UNREACHED_REASONS } from '../domain/unreached.ts';
import type { House } from '../duties/duty.ts';
import { listAlerts } from '../store/alerts.ts';
import { readPulse } from '../store/pulse.ts';
import { readQueues, readSchemaVersion } from '../store/queueStates.ts';
import { readRetention, type RetentionState } from '../store/retention.ts';
import { readLastRoster } from '../store/roster.ts';
import { readSettings } from '../store/settings.ts';
import { listUnreachedPeople } from '../store/unreached.ts';
import { keptForText, retentionGroupText, retentionRuleText } from '../texts/retention.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { operationsContract } from './contracts/operations.ts';
import { VERSION } from './version.ts';
import { requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

/** How the product itself fares: the sending, and what is deleted. For the International Office and administrators. */
export function createOperationsHandlers(house: House): Handlers<typeof operationsContract> {
  return {
    async operations({ person }) {
      requireOffice(person);
      const now = house.clock.now();
      const t = translate(person.language);
      const pulse = await readPulse(house.db, now);
      return {
        lastPlanning: pulse.lastPlanning?.toString() ?? null,
        nextPlanning: pulse.nextPlanning?.toString() ?? null,
        oldestOverdueReminder: pulse.oldestOverdueReminder?.toString() ?? null,
        waiting: pulse.waiting,
        underWay: pulse.underWay,
        pausedUntil: pulse.pausedUntil?.toString() ?? null,
        pausedBecause: pulse.pausedBecause && t(`pause.${pulse.pausedBecause}`),
        outcomes: pulse.outcomes,
        alerts: (await listAlerts(house.db)).map(({ kind, raisedAt, detail }) => ({
          kind,
          title: t(`alert.${kind}.title`),
          text: t(`alert.${kind}.text`, detail),
          raisedAt: raisedAt.toString(),
          raisedText: momentText(raisedAt, person.language, now),
        })),
        queues: (await readQueues(house.db)).map((queue) => ({ ...queue, title: t(`queue.${queue.name}`) })),
        roster: await lastRoster(house, person.language, now),
        version: VERSION,
        schemaVersion: await readSchemaVersion(house.db),
      };
    },

    async unreachedPeople({ person }) {
      requireOffice(person);
      const now = house.clock.now();
      const t = translate(person.language);
      const unreached = await listUnreachedPeople(house.db, now);
      return {
        reasons: UNREACHED_REASONS.filter((reason) => unreached.some((one) => one.reason === reason)).map((reason) => ({
          reason,
          reasonText: t(`cannotReach.${reason}.reason`),
          whatToDo: t(`cannotReach.${reason}.todo`),
          people: unreached
            .filter((one) => one.reason === reason)
            .map(({ name, email, since, isContact }) => ({ name, email, since: { at: since.toString(), text: momentText(since, person.language, now) }, isContact })),
        })),
      };
    },

    async retention({ person }) {
      requireOffice(person);
      const { language } = person;
      const now = house.clock.now();
      const settings = await readSettings(house.db);
      const states = await readRetention(house.db, now, settings);
      return {
        groups: RETENTION_GROUPS.map((group) => ({
          name: group,
          title: retentionGroupText(group, language),
          rules: states.filter(({ rule }) => rule.group === group).map((state) => ruleItem(state, settings.retentionYears, language, now)),
        })),
      };
    },
  };
}

async function lastRoster({ db }: House, language: Language, now: Temporal.Instant) {
  const roster = await readLastRoster(db);
  return roster && { at: roster.readAt.toString(), text: momentText(roster.readAt, language, now), members: roster.members };
}

function ruleItem({ rule, due, lastRun, lastDeletion }: RetentionState, retentionYears: number, language: Language, now: Temporal.Instant) {
  const { what, after, why, along } = retentionRuleText(rule.name, language);
  const told = (run: RetentionState['lastRun']) => run && { at: run.at.toString(), text: momentText(run.at, language, now), deleted: run.deleted };
  return {
    name: rule.name,
    what,
    keptFor: keptForText(rule.kept, after, retentionYears, language),
    why,
    along,
    lastRun: told(lastRun),
    lastDeletion: told(lastDeletion),
    due,
  };
}
