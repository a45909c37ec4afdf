import type pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Twelve departments with four contact persons each, and an officer who asks. */
export async function seedUniversity(client: pg.Client): Promise<void> {
  await client.query(`
    insert into faculty (name) values ('Fakulteten');
    insert into department (code, name_sv, name_en, faculty_id)
      select 'D' || n, 'Institution ' || n, 'Department ' || n, f.id from faculty f, generate_series(0, 11) n;
    insert into person (name, email, language, roles, entra_object_id, teams_user_id)
      select 'Contact ' || n, 'contact' || n || '@example.com', case n % 2 when 0 then 'sv' else 'en' end, array['ikp'],
        gen_random_uuid()::text, '29:contact' || n
      from generate_series(0, 47) n;
    insert into person (name, email, language, roles, entra_object_id, teams_user_id)
      values ('Officer', 'officer@example.com', 'sv', array['admissions'], gen_random_uuid()::text, '29:officer');
    insert into contact_assignment (person_id, department_id, capacity)
      select p.id, d.id, 'ikp' from person p
      join department d on d.code = 'D' || (substring(p.name from '\\d+')::int % 12) where p.name like 'Contact %'`);
}

const openTasks = z.array(
  z.object({ taskId: z.uuid(), personId: z.uuid(), entraObjectId: z.uuid(), teamsUserId: z.string() }),
);

/** An open task and one of those who may answer it. */
export type OpenTask = z.infer<typeof openTasks>[number];

/** Adds open eligibility requests without a reminder to come, each asked of the contact persons of its department. */
export async function addRequests(client: pg.Client, count: number): Promise<OpenTask[]> {
  await insertRequests(client, count, { id: 'gen_random_uuid()', isOpen: 'true', nextReminderAt: 'null::timestamptz', dueAt: "now() + interval '2 days'" });
  const { rows } = await client.query(`
    select distinct on (f.id) f.id as "taskId", p.id as "personId", p.entra_object_id as "entraObjectId", p.teams_user_id as "teamsUserId"
    from fresh f join task_assignee a on a.task_id = f.id join person p on p.id = a.person_id
    order by f.id, md5(f.id::text || p.id::text)`);
  return openTasks.parse(rows);
}

/**
 * Fills the store with as many tasks as given, as after years of use: two of three are closed, and
 * the reminders of the others lie ahead.
 */
export async function fillStore(client: pg.Client, count: number, now: Temporal.Instant): Promise<void> {
  const constraints = await takeForeignKeys(client);
  await insertRequests(client, count, {
    // In order, so that the indexes grow at their end; at random, a million takes minutes.
    id: "lpad(to_hex(n), 32, '0')::uuid",
    isOpen: 'n % 3 = 0',
    nextReminderAt: `'${now.toString()}'::timestamptz + interval '1 day' + n % 100000 * interval '1 minute'`,
    dueAt: `'${now.toString()}'::timestamptz + interval '2 days' + n % 100000 * interval '1 minute'`,
  });
  await client.query(constraints);
  await client.query('vacuum analyze');
}

/** Drops the foreign keys of the tables to fill, since checking all rows at the end is faster; gives the SQL that puts them back. */
async function takeForeignKeys(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and conrelid in ('task'::regclass, 'task_assignee'::regclass, 'eligibility_request'::regclass)`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`);
  return rows.map(({ table, name, definition }) => `alter table ${table} add constraint "${name}" ${definition}`).join(';');
}

/** SQL expressions of `n`, the number of the request from 1. */
interface Expressions {
  readonly id: string;
  readonly isOpen: string;
  readonly nextReminderAt: string;
  readonly dueAt: string;
}

async function insertRequests(client: pg.Client, count: number, { id, isOpen, nextReminderAt, dueAt }: Expressions): Promise<void> {
  await client.query('drop table if exists fresh');
  await client.query(`
    create temporary table fresh as
    select ${id} as id, n, ${isOpen} as is_open, d.id as department_id, o.id as requester_id
    from generate_series(1, ${count}) n join department d on d.code = 'D' || (n % 12) join person o on o.name = 'Officer'`);
  await client.query(`
    insert into task (id, kind, department_id, state, due_at, created_at, phase_began_at, asked_at, closed_at, public_reference, requester_id, next_reminder_at)
    select id, 'eligibility', department_id, case when is_open then 'open' else 'done' end, ${dueAt},
      now() - interval '30 days', now() - interval '30 days', now() - interval '30 days', case when is_open then null else now() end, 'UHR-' || n, requester_id,
      case when is_open then ${nextReminderAt} end
    from fresh`);
  await client.query(`
    insert into eligibility_request (task_id, case_reference, course_code, course_name, term, question)
    select id, 'UHR-' || n, '5FY999', 'Particle Physics', 'HT2027',
      'Does the course in mechanics from the first university cover the required fifteen credits?'
    from fresh`);
  await client.query(`
    insert into task_assignee (task_id, person_id, capacity, since)
    select f.id, a.person_id, 'responsible', now() - interval '30 days' from fresh f join contact_assignment a using (department_id)`);
}
