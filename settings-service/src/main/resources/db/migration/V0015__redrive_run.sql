-- A re-drive: what was asked for and what came of it, as the facts came, in any order.
create table redrive_run (
  redrive text primary key,
  account text not null,
  request text,
  answer text,
  at timestamptz not null,
  constraint redrive_run_says_something_ck check (request is not null or answer is not null)
);

-- What waits for somebody: few, and asked for by account.
create index delivery_view_waiting_ix on delivery_view (account)
  where state in ('REFUSED', 'HELD', 'GIVEN_UP');
