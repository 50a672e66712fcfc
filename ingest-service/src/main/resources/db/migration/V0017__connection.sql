-- When webhooks of each account came last, to about a minute, and whether that has been told.
create table webhook_trace (
  account text primary key,
  last_webhook_at timestamptz not null,
  told boolean not null default false
);

create index webhook_trace_untold_ix on webhook_trace (account) where not told;

-- What a pass has found so far, by name.
alter table polled_account add column pass_recovered_ids text;
