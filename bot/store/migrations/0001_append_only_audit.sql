-- The audit log is append-only: nobody, the product included, changes what was written.
-- Rows leave only by retention, which says so for its own transaction.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('ikp_forum.retention', true) = 'on' then
    return old;
  end if;
  raise exception 'the audit log is append-only';
end
$$;
--> statement-breakpoint
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_audit_change();
--> statement-breakpoint
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function refuse_audit_change();
