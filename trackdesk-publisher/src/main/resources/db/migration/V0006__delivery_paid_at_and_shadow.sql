-- Old sales go after new ones. When the money of those that are here came is not known any more.
alter table delivery add column paid_at timestamptz;
update delivery set paid_at = due_since;
alter table delivery alter column paid_at set not null;

alter table merchant add column mode text not null default 'SEND';

-- What would have been sent for merchants in shadow mode, one row per decision.
create table shadow_call (
  conversion text not null,
  revision bigint not null,
  call text not null,
  status text not null,
  request jsonb not null,
  decided_at timestamptz not null,
  constraint shadow_call_one_per_decision_pk primary key (conversion, revision)
);

-- The sweep of old attempts. They come in the order of their time, so a coarse index is enough.
create index attempt_started_ix on attempt using brin (started_at);
