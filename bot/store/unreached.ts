import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { UnreachedReason } from '../domain/unreached.ts';
import { momentForDriver } from './columns.ts';
import type { Executor } from './connect.ts';
import { contactAssignment, conversation, delivery, person } from './schema.ts';

/** Somebody of the directory who cannot be written to. */
export interface Unreached {
  readonly name: string;
  readonly email: string;
  readonly reason: UnreachedReason;
  readonly since: Temporal.Instant;
  /** Whether they are a contact of some department. */
  readonly isContact: boolean;
}

interface Row extends Record<string, unknown> {
  readonly name: string;
  readonly email: string;
  readonly reason: UnreachedReason;
  readonly since: string;
  readonly is_contact: boolean;
}

/** Days that messages are looked back on: who was not written to since is not known not to be reached. */
const LOOK_BACK_DAYS = 90;

/**
 * Who of the directory cannot be written to, as things are: by what Teams has told of the person and
 * their chat, and by how their messages have ended since the last one that arrived. A chat that came
 * after those puts an end to it.
 */
export async function listUnreachedPeople(db: Executor, now: Temporal.Instant): Promise<Unreached[]> {
  const from = momentForDriver(now.subtract({ hours: 24 * LOOK_BACK_DAYS }));
  const { rows } = await db.execute<Row>(sql`
    with ended as (
      select person_id, outcome, outcome_at, max(outcome_at) filter (where outcome = 'sent') over (partition by person_id) as arrived_at
      from ${delivery}
      where person_id is not null and outcome_at > ${from}::timestamptz and outcome in ('sent', 'blocked', 'notInstalled', 'gone')
    ), failing as (
      select person_id, min(outcome_at) as since, max(outcome_at) as last, (array_agg(outcome order by outcome_at desc))[1] as outcome
      from ended where outcome <> 'sent' and (arrived_at is null or outcome_at > arrived_at) group by person_id
    ), found as (
      select p.id, p.name, p.email,
        case
          when p.left_team_at is not null then 'leftTeam'
          when not c.installed then 'removedApp'
          when c.blocked_at is not null then 'blocked'
          when f.outcome is not null and (c.id is null or c.updated_at <= f.last) then f.outcome
        end as reason,
        case
          when p.left_team_at is not null then p.left_team_at
          when not c.installed then c.updated_at
          when c.blocked_at is not null then c.blocked_at
          else f.since
        end as since
      from ${person} p
      left join ${conversation} c on c.person_id = p.id
      left join failing f on f.person_id = p.id
      where p.active
    )
    select name, email, reason, since, exists (select from ${contactAssignment} a where a.person_id = found.id) as is_contact
    from found where reason is not null order by since desc, name, email`);
  return rows.map(({ since, is_contact: isContact, ...row }) => ({ ...row, isContact, since: Temporal.Instant.from(since) }));
}
