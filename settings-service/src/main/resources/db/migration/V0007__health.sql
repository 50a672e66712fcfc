-- When the last webhook of an account arrived, to about a minute.
create table webhook_status (
  account text primary key,
  last_webhook_at timestamptz not null
);

-- Webhooks whose signature verification failed. Without an account: the one they name cannot be
-- trusted.
create table webhook_signature_failure (
  fact_id text primary key,
  failed bigint not null,
  failed_at timestamptz not null
);

create index webhook_signature_failure_failed_at_ix on webhook_signature_failure (failed_at);

-- Reads of Stripe per account, as the last poll reported.
create table read_usage (
  account text primary key,
  reads bigint not null,
  budget bigint not null,
  observed_at timestamptz not null
);
