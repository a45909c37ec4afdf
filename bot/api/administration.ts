import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { PartAct } from '../domain/auditAct.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { departmentName, type Language, type Person } from '../domain/person.ts';
import type { House } from '../duties/duty.ts';
import { writeAudit } from '../store/audit.ts';
import { listAuditPage, type AuditFilter, type AuditLine } from '../store/auditPages.ts';
import { listDepartments } from '../store/directory.ts';
import { auditAbouts, auditActionText } from '../texts/audit.ts';
import { momentText } from '../texts/translate.ts';
import { actorText } from './actorText.ts';
import type { administrationContract } from './contracts/administration.ts';
import { requireAdmin } from './roles.ts';
import type { Handlers } from './routes.ts';

/** Acts on one page of the log. */
const PAGE = 100;

/** Acts in one download: a year of a large university, and a few megabytes. */
const DOWNLOAD = 20_000;

type Query = z.output<typeof administrationContract.auditLogDownload.query>;

/** What administrators look after. */
export function createAdministrationHandlers(house: House): Handlers<typeof administrationContract> {
  return {
    async auditLog({ person, query: { before, ...query }, correlationId }) {
      requireAdmin(person);
      const { language } = person;
      const now = house.clock.now();
      const lines = await listAuditPage(house.db, filterOf(query), before ?? null, PAGE + 1);
      const shown = lines.slice(0, PAGE);
      // Turning the page goes on looking at what the first page opened.
      if (before === undefined) await noteLook(person, 'audit.viewed', query, correlationId);
      const byName = new Intl.Collator(language).compare;
      return {
        lines: shown.map((line) => ({ id: line.id, at: line.at.toString(), atText: momentText(line.at, language, now), actor: line.actor, ...textsOf(line, language) })),
        next: lines.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
        abouts: [...auditAbouts(language)].sort((a, b) => byName(a.title, b.title)),
        departments: (await listDepartments(house.db))
          .map((one) => ({ id: one.id, name: departmentName(one, language) }))
          .sort((a, b) => byName(a.name, b.name)),
        downloadLimit: DOWNLOAD,
      };
    },

    async auditLogDownload({ person, query, correlationId }) {
      requireAdmin(person);
      const lines = await listAuditPage(house.db, filterOf(query), null, DOWNLOAD + 1);
      await noteLook(person, 'audit.downloaded', query, correlationId);
      return {
        lines: lines.slice(0, DOWNLOAD).map((line) => ({ at: secondText(line.at), ...textsOf(line, person.language) })),
        more: lines.length > DOWNLOAD,
      };
    },
  };

  async function noteLook({ id: actor }: Person, action: PartAct<'audit'>, query: Query, correlationId: string): Promise<void> {
    await writeAudit(house.db, { at: house.clock.now(), actor, action, taskId: query.taskId ?? null, correlationId, detail: query });
  }
}

function filterOf(query: Query): AuditFilter {
  return {
    actor: query.actor ?? null,
    about: query.about ?? null,
    taskId: query.taskId ?? null,
    departmentId: query.departmentId ?? null,
    from: query.from === undefined ? null : startOf(query.from, 0),
    until: query.until === undefined ? null : startOf(query.until, 1),
  };
}

/** Who, what and for which department, as people read it. */
function textsOf({ action, taskId, nameSv, nameEn, ...by }: AuditLine, language: Language) {
  return {
    actorText: actorText(by, language),
    actionText: auditActionText(action, language),
    departmentText: nameSv !== null && nameEn !== null ? departmentName({ nameSv, nameEn }, language) : null,
    taskId,
  };
}

function startOf(day: string, daysLater: number): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(STOCKHOLM).toInstant();
}

/** As a spreadsheet takes it for a time. */
function secondText(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(STOCKHOLM).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}
