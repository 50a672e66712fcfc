-- The latest webhook of each account, accurate to about a minute, and whether it was reported.
create table last_webhook (
  account text primary key,
  received_at timestamptz not null,
  reported boolean not null default false
);

create index last_webhook_unreported_ix on last_webhook (account) where not reported;
