-- What somebody may see goes by their roles, and by whether they are in the directory at all.
create trigger person_changes after update on person for each row
  when ((old.roles, old.inactive_since) is distinct from (new.roles, new.inactive_since))
  execute function tell_topic('directory');
