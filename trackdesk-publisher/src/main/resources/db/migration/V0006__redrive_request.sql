-- A merchant's re-drive and its progress: resumed after a crash, and not repeated if its request
-- arrives again.
create table redrive_request (
  redrive text primary key,
  account text not null,
  requested_at timestamptz not null,
  -- The last conversion that was processed.
  after_conversion text,
  result jsonb not null,
  ended boolean not null default false
);

create index redrive_request_age_ix on redrive_request (requested_at);
