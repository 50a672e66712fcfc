-- Events processed from the raw topic: a poll skips them.
create table dedup_event (
  account text not null,
  event_id text not null,
  seen_at timestamptz not null default now(),
  constraint dedup_event_pk primary key (account, event_id)
);

-- Rows arrive in the order of time, so a block range index stays small.
create index dedup_event_seen_at_ix on dedup_event using brin (seen_at);

-- Session states processed: a poll reads sessions without an event id.
create table dedup_session (
  account text not null,
  session_id text not null,
  state text not null,
  seen_at timestamptz not null default now(),
  constraint dedup_session_pk primary key (account, session_id, state)
);

create index dedup_session_seen_at_ix on dedup_session using brin (seen_at);
