-- Erasures of buyers and merchants: the record that outlives what was erased. It has no address.
create table erasure (
  id text primary key,
  account text not null,
  subject text not null,
  requested_at timestamptz not null,
  constraint erasure_subject_ck check (subject in ('BUYER', 'MERCHANT'))
);

create index erasure_of_account_ix on erasure (account, requested_at desc);
create index erasure_age_ix on erasure (requested_at);

-- What each service has erased. A service can complete in several steps.
create table erasure_step (
  fact_id text primary key,
  erasure text not null,
  service text not null,
  erased_rows bigint not null,
  completed_at timestamptz not null
);

create index erasure_step_ix on erasure_step (erasure);
create index erasure_step_age_ix on erasure_step (completed_at);
