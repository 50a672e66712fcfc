-- The calls that shadow mode held, one row per decision.
create table shadow_call (
  conversion text not null,
  revision bigint not null,
  call text not null,
  status text not null,
  request jsonb not null,
  decided_at timestamptz not null,
  constraint shadow_call_one_per_decision_pk primary key (conversion, revision)
);

create index shadow_call_age_ix on shadow_call (decided_at);
