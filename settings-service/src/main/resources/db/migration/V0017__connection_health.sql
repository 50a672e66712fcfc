-- What a check found, by name.
alter table check_run add column recovered_ids text[] not null default '{}';

-- When webhooks of an account came last, to about a minute.
create table webhook_status (
  account text primary key,
  last_webhook_at timestamptz not null
);

-- Webhooks at the endpoint that Stripe had not signed. Of nobody: who they name is not to be believed.
create table webhook_signature_failure (
  fact_id text primary key,
  failed bigint not null,
  failed_at timestamptz not null
);

create index webhook_signature_failure_failed_at_ix on webhook_signature_failure (failed_at);

-- What a merchant's health is read from.
create index check_run_ended_ix on check_run (account, updated_at) where state in ('COMPLETED', 'FAILED');
create index check_run_recovered_ix on check_run (account, updated_at) where recovered_count > 0;
create index delivery_held_ix on delivery (account, cause, happened_at) where state = 'HELD';
create index delivery_delivered_ix on delivery (account, happened_at) where state = 'DELIVERED';
