-- Events processed from the raw topic: a poll skips them.
create table dedup_event (
  account text not null,
  event_id text not null,
  seen_at timestamptz not null default now(),
  constraint dedup_event_pk primary key (account, event_id)
);

-- The sweep deletes from one end. A block range index would not find that end in recycled pages.
create index dedup_event_seen_at_ix on dedup_event (seen_at);

-- Session states processed: a poll reads sessions without an event id.
create table dedup_session (
  account text not null,
  session_id text not null,
  state text not null,
  seen_at timestamptz not null default now(),
  constraint dedup_session_pk primary key (account, session_id, state)
);

create index dedup_session_seen_at_ix on dedup_session (seen_at);

-- Charge states processed: a capture changes a session without a session event.
create table dedup_charge (
  account text not null,
  charge_id text not null,
  state text not null,
  seen_at timestamptz not null default now(),
  constraint dedup_charge_pk primary key (account, charge_id, state)
);

create index dedup_charge_seen_at_ix on dedup_charge (seen_at);
