-- Jobs: passes over Stripe and over the raw topic. Polls and daily passes recur for every merchant,
-- other kinds end; an ended row stays for its retention, so that a repeated request is ignored.
create table job (
  -- kind/key
  job text primary key,
  kind text not null,
  -- The account of a recurring job, else the id of the request.
  key text not null,
  -- Null for all accounts.
  account text,
  state text not null default 'RUNNING',
  outcome text,
  due_at timestamptz not null,
  attempts integer not null default 0,
  lease_id text,
  -- No replica may claim the job before this time: a lease, or a pause after an outage.
  lease_until timestamptz,
  -- End of the last complete pass of a recurring job.
  high_water_at timestamptz,
  -- The sequence number of the last pause, resume or cancel.
  control_sequence integer not null default 0,
  -- JSON of each kind: what was requested, where another replica resumes, counts at that point.
  parameters text,
  cursor text,
  counts text,
  created_at timestamptz not null default now(),
  progressed_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint job_state_ck check (state in ('RUNNING', 'PAUSED', 'ENDED')),
  constraint job_end_has_time_and_outcome_ck
    check ((state = 'ENDED') = (ended_at is not null) and (state = 'ENDED') = (outcome is not null))
);

create index job_due_ix on job (kind, due_at) where state = 'RUNNING';
-- The oldest jobs of each account: the fair pick.
create index job_waiting_ix on job (kind, account, due_at) where state = 'RUNNING';
create index job_account_ix on job (kind, account, created_at);
create index job_ended_ix on job (kind, account, ended_at) where state = 'ENDED';
create unique index job_one_replay_at_a_time_uq on job (kind)
  where kind = 'REPLAY' and state <> 'ENDED';
