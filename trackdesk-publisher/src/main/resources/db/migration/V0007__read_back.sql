-- Accepted conversions that are read back from Trackdesk's report, a sample (docs/decisions/0041).
create table read_back (
  conversion text primary key,
  account text not null,
  tenant text not null,
  external_id text not null,
  type text not null,
  accepted_at timestamptz not null,
  -- When it is read next, or when a call in flight counts as lost; null once it has ended.
  due_at timestamptz,
  attempts integer not null default 0,
  result text,
  constraint read_back_ended_has_a_result_ck check ((due_at is null) = (result is not null)),
  constraint read_back_result_ck check (result in ('CONFIRMED', 'MISSING', 'UNPROVED'))
);

create index read_back_due_ix on read_back (tenant, account, due_at) where due_at is not null;
create index read_back_shown_ix on read_back (account, tenant, result);
create index read_back_accepted_ix on read_back (accepted_at);
