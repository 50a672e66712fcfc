-- What a check found, by name.
alter table check_run add column recovered_ids text[] not null default '{}';

-- When webhooks of an account came last, to about a minute.
create table webhook_view (
  account text primary key,
  last_webhook_at timestamptz not null
);

-- Webhooks at the endpoint that Stripe had not signed. Of nobody: who they name is not to be believed.
create table signature_refusal (
  fact_id text primary key,
  refused bigint not null,
  refused_at timestamptz not null
);

create index signature_refusal_refused_at_ix on signature_refusal (refused_at);

-- What a merchant's health is read from.
create index check_run_ended_ix on check_run (account, news_at) where state in ('COMPLETED', 'FAILED');
create index check_run_recovered_ix on check_run (account, news_at) where recovered_count > 0;
create index delivery_view_held_ix on delivery_view (account, cause, happened_at) where state = 'HELD';
create index delivery_view_delivered_ix on delivery_view (account, happened_at) where state = 'DELIVERED';
