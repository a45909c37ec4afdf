-- What a page may be showing is told to every process of the product, which tells it to the pages
-- (store/changes.ts). Only what to look at again is said, never what it now is; PostgreSQL says the
-- same thing once for each transaction, at its commit.
create function tell_topic() returns trigger language plpgsql as $$
begin
  perform pg_notify('ikp_forum_changes', 'topic ' || tg_argv[0]);
  return null;
end
$$;
--> statement-breakpoint
create function tell_task() returns trigger language plpgsql as $$
begin
  perform pg_notify('ikp_forum_changes', 'task ' || new.id);
  return null;
end
$$;
--> statement-breakpoint
create function tell_person() returns trigger language plpgsql as $$
begin
  perform pg_notify('ikp_forum_changes', 'person ' || coalesce(new.person_id, old.person_id));
  return null;
end
$$;
--> statement-breakpoint
create trigger task_begins after insert on task for each row execute function tell_task();
--> statement-breakpoint
-- The planner writes to a task more often than its card changes.
create trigger task_changes after update on task for each row
  when ((old.version, old.card_version, old.state, old.due_at) is distinct from (new.version, new.card_version, new.state, new.due_at))
  execute function tell_task();
--> statement-breakpoint
create trigger task_assignee_changes after insert or update or delete on task_assignee for each row execute function tell_person();
--> statement-breakpoint
create trigger snooze_changes after insert or update or delete on snooze for each row execute function tell_person();
--> statement-breakpoint
create trigger preference_changes after insert or update or delete on preference for each row execute function tell_person();
--> statement-breakpoint
create trigger meeting_changes after insert or update or delete on meeting for each row execute function tell_topic('meetings');
--> statement-breakpoint
create trigger meeting_invitation_changes after insert or update or delete on meeting_invitation for each row execute function tell_topic('meetings');
--> statement-breakpoint
create trigger publication_changes after insert or update or delete on publication for each row execute function tell_topic('publications');
--> statement-breakpoint
create trigger exchange_agreement_changes after insert or update or delete on exchange_agreement for each row execute function tell_topic('agreements');
--> statement-breakpoint
create trigger cooperation_condition_changes after insert or update or delete on cooperation_condition for each row execute function tell_topic('agreements');
--> statement-breakpoint
create trigger partner_account_changes after insert or update or delete on partner_account for each row execute function tell_topic('agreements');
--> statement-breakpoint
create trigger learning_agreement_changes after insert or update or delete on learning_agreement for each row execute function tell_topic('learningAgreements');
--> statement-breakpoint
create trigger place_loan_changes after insert or update or delete on place_loan for each row execute function tell_topic('loans');
--> statement-breakpoint
create trigger article_changes after insert or update or delete on article for each row execute function tell_topic('knowledge');
--> statement-breakpoint
create trigger term_changes after insert or update or delete on term for each row execute function tell_topic('calendar');
--> statement-breakpoint
create trigger setting_changes after insert or update or delete on setting for each row execute function tell_topic('calendar');
--> statement-breakpoint
create trigger department_changes after insert or update or delete on department for each row execute function tell_topic('directory');
--> statement-breakpoint
create trigger contact_assignment_changes after insert or update or delete on contact_assignment for each row execute function tell_topic('directory');
--> statement-breakpoint
create trigger absence_changes after insert or update or delete on absence for each row execute function tell_topic('directory');
--> statement-breakpoint
create trigger broadcast_changes after insert or update or delete on broadcast for each row execute function tell_topic('broadcasts');
--> statement-breakpoint
create trigger alert_changes after insert or update or delete on alert for each row execute function tell_topic('operations');
