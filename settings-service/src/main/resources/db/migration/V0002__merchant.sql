-- A connected Stripe account with its settings.
create table merchant (
  account text primary key,
  version bigint not null,
  -- The highest version that was read on the topic.
  published_version bigint not null default 0,
  connection text not null,
  -- When the connection last changed, by Stripe's clock.
  connection_at timestamptz,
  trackdesk_tenant_id text,
  -- Days of ranges, reports and exports begin at midnight here.
  time_zone text not null default 'UTC',
  options text not null,
  changed_at timestamptz not null,
  constraint merchant_account_is_stripes_ck check (account ~ '^acct_[A-Za-z0-9_]+$'),
  constraint merchant_tenant_is_dns_label_ck
    check (trackdesk_tenant_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint merchant_options_are_json_ck check (jsonb_typeof(cast(options as jsonb)) = 'object')
);

-- A merchant's personal token, encrypted. Apart from the merchant, so that no query on merchants
-- reads it. Null after a disconnection; the version keeps counting.
create table credential (
  account text primary key references merchant (account),
  version bigint not null,
  published_version bigint not null default 0,
  -- The tenant that the token was saved for; null where none was saved yet.
  tenant text,
  ciphertext text,
  saved_at timestamptz not null
);

-- The newest check of each merchant's token, as reported by trackdesk-publisher.
create table token_check (
  account text primary key,
  tenant text not null,
  credential_version bigint not null,
  outcome text not null,
  next_check_at timestamptz,
  checked_at timestamptz not null
);
