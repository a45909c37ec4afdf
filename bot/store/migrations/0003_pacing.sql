-- One row that all takers lock in turn.
insert into pace (one) values (true);
--> statement-breakpoint
-- Lets one request to Teams through, or tells how long to wait. One statement, so that no process
-- holds the lock over a round trip: one that is stopped in between would hold up all others.
--
-- It counts what was sent within each window. A bucket that refills would let nearly twice the
-- number through within one window, once it is full. Times are those of this server's own clock.
create function take_pace(
  in_conversation text, in_kind text, in_urgent boolean,
  in_requests int[], in_seconds float8[], app_requests int, app_seconds float8,
  out request_id bigint, out wait_ms int, out because text)
language plpgsql as $$
declare
  state pace%rowtype;
  moment timestamptz;
  nth timestamptz;
  app_wait interval := '0';
  own_wait interval := '0';
  step interval := make_interval(secs => app_seconds / app_requests);
  -- A request that is under way stands ahead by at most this; anything beyond was counted before the clock was set back.
  ahead constant interval := '30 seconds';
begin
  -- What is lost when the machine fails is a second of counting, not a message.
  perform set_config('synchronous_commit', 'off', true);
  select * into strict state from pace for update;
  moment := clock_timestamp();

  if state.paused_until > moment then
    wait_ms := ceil(extract(epoch from state.paused_until - moment) * 1000);
    because := state.paused_because;
    return;
  end if;

  for n in 1 .. array_length(in_requests, 1) loop
    select counted_by into nth from pace_request
      where conversation_id = in_conversation and kind = in_kind
        and counted_by > moment - make_interval(secs => in_seconds[n]) and counted_by <= moment + ahead
      order by counted_by desc offset in_requests[n] - 1 limit 1;
    if found then own_wait := greatest(own_wait, nth + make_interval(secs => in_seconds[n]) - moment); end if;
  end loop;
  if own_wait > '0' then
    wait_ms := ceil(extract(epoch from own_wait) * 1000);
    because := 'conversation';
    return;
  end if;

  select counted_by into nth from pace_request
    where counted_by > moment - make_interval(secs => app_seconds) and counted_by <= moment + ahead
    order by counted_by desc offset app_requests - 1 limit 1;
  if found then
    -- One that is under way may be answered any moment: look again soon.
    app_wait := case when nth > moment then step / 2 else nth + make_interval(secs => app_seconds) - moment end;
    if in_urgent then
      update pace set urgent_until = moment + app_wait + '100 milliseconds';
    end if;
  elsif not in_urgent then
    if state.urgent_until > moment then app_wait := step / 4;
    -- Spread evenly, the bulk leaves room for something urgent every few milliseconds.
    elsif state.bulk_at > moment and state.bulk_at <= moment + make_interval(secs => app_seconds) then
      app_wait := state.bulk_at - moment;
    end if;
  end if;
  if app_wait > '0' then
    wait_ms := ceil(extract(epoch from app_wait) * 1000);
    because := 'app';
    return;
  end if;

  if in_urgent then
    if state.urgent_until is not null then update pace set urgent_until = null; end if;
  else
    -- Who woke late may catch up by a few.
    update pace set bulk_at = greatest(least(bulk_at, moment), moment - 5 * step) + step;
  end if;
  insert into pace_request (conversation_id, kind, counted_by)
    values (in_conversation, in_kind, moment + '16 seconds') returning id into request_id;
  wait_ms := 0;
end
$$;
--> statement-breakpoint
-- The answer has come: Teams counted the request between sending and now. When exactly, nobody can
-- know, so its place is taken until a window from now. That costs the time of one answer in each
-- window, and lets nothing through that Teams would refuse.
create function answer_pace(in_request bigint) returns void language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  update pace_request set counted_by = clock_timestamp() where id = in_request;
end
$$;
