-- A connected Stripe account and what its merchant wants.
create table merchant (
  account text primary key,
  version bigint not null,
  connection text not null,
  trackdesk_tenant_id text,
  options text not null,
  changed_at timestamptz not null,
  constraint merchant_account_is_stripes_ck check (account ~ '^acct_[A-Za-z0-9_]+$'),
  constraint merchant_tenant_is_dns_label_ck
    check (trackdesk_tenant_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint merchant_options_are_json_ck check (options is json object)
);

-- A merchant's secret, encrypted. Apart from the merchant, so that no query on merchants reads it.
create table credential (
  account text primary key references merchant (account),
  version bigint not null,
  ciphertext text not null,
  saved_at timestamptz not null
);
