import type pg from 'pg';
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

const tasks = z.array(z.object({ taskId: z.uuid(), personId: z.uuid(), entraObjectId: z.uuid(), teamsUserId: z.string() }));

/** An open task and one of those who may answer it. */
export type OpenTask = z.infer<typeof tasks>[number];

/**
 * Adds open eligibility requests, each asked of the four contact persons of its department.
 * `nextReminderAt` is an SQL expression of `n`, the number of the task from 1.
 */
export async function addRequests(client: pg.Client, count: number, nextReminderAt: string): Promise<OpenTask[]> {
  const { rows } = await client.query(
    `with fresh as materialized (
       select gen_random_uuid() as id, n, d.id as department_id, o.id as requester_id
       from generate_series(1, $1::int) n
       join department d on d.code = 'D' || (n % 12)
       join person o on o.name = 'Officer'),
     added as (
       insert into task (id, kind, department_id, state, due_at, created_at, phase_began_at, public_reference, requester_id, next_reminder_at)
       select id, 'eligibility', department_id, 'open', now() + interval '2 days', now(), now() - interval '30 days', 'UHR-' || n,
         requester_id, ${nextReminderAt}
       from fresh),
     asked as (
       insert into eligibility_request (task_id, case_reference, course_code, course_name, term, question)
       select id, 'UHR-' || n, '5FY999', 'Particle Physics', 'HT2027',
         'Does the course in mechanics from the first university cover the required fifteen credits?'
       from fresh),
     assigned as (
       insert into task_assignee (task_id, person_id, capacity, since)
       select f.id, a.person_id, 'responsible', now() - interval '30 days'
       from fresh f join contact_assignment a on a.department_id = f.department_id)
     select distinct on (f.n) f.id as "taskId", p.id as "personId", p.entra_object_id as "entraObjectId", p.teams_user_id as "teamsUserId"
     from fresh f join contact_assignment a on a.department_id = f.department_id join person p on p.id = a.person_id
     order by f.n, md5(f.id::text || p.id::text)`,
    [count],
  );
  return tasks.parse(rows);
}
