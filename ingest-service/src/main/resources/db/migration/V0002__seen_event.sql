-- Which events have come through the raw topic, so that a poll can tell new from known.
create table seen_event (
  account text not null,
  event_id text not null,
  seen_at timestamptz not null default now(),
  constraint seen_event_pk primary key (account, event_id)
);

-- A block range index costs next to nothing: rows come in the order of time.
create index seen_event_seen_at_ix on seen_event using brin (seen_at);

-- In which states sessions have come: a poll reads them without an event around them.
create table seen_session (
  account text not null,
  session_id text not null,
  state text not null,
  seen_at timestamptz not null default now(),
  constraint seen_session_pk primary key (account, session_id, state)
);

create index seen_session_seen_at_ix on seen_session using brin (seen_at);
