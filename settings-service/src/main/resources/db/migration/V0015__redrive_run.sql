-- A re-drive: what was asked for and what came of it, as the facts came, in any order.
create table redrive_run (
  redrive text primary key,
  account text not null,
  request text,
  response text,
  at timestamptz not null,
  constraint redrive_run_has_a_fact_ck check (request is not null or response is not null)
);

-- What waits for somebody: few, and asked for by account.
create index delivery_needs_attention_ix on delivery (account)
  where state in ('REFUSED', 'HELD', 'GIVEN_UP');
