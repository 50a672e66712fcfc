-- The state of a merchant that deliveries depend on, copied from settings.merchants.v1. Merchants
-- whose settings have not arrived have no row; their locks do not need one (MerchantTable).
create table merchant (
  account text primary key,
  version bigint not null default 0,
  connected boolean not null default true,
  -- Where new sales go.
  tenant text,
  mode text not null default 'SEND',
  -- Changes that deliveries depend on, and when to resume applying them to the deliveries; null once
  -- all have followed the last one.
  changes bigint not null default 0,
  arrange_at timestamptz,
  constraint merchant_tenant_is_a_dns_label_ck
    check (tenant ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$')
);

create index merchant_arrange_ix on merchant (arrange_at) where arrange_at is not null;

-- A merchant's connection to one tenant, current or earlier. Conversions are changed where they were
-- created, so an earlier binding keeps its token until none of them can change any more
-- (docs/decisions/0040). Tokens are encrypted as received and decrypted only for a call.
create table binding (
  account text not null,
  tenant text not null,
  requests_per_second integer not null,
  revenue_origin uuid,
  opened_at timestamptz not null,
  -- When another tenant took its place; null for the current one.
  closed_at timestamptz,
  -- The version stays when the token is removed: it keeps an older token out.
  token_version bigint,
  ciphertext text,
  rejected boolean not null default false,
  -- The check of the token. check_at: when it is due, or when a check in flight counts as lost; null
  -- once Trackdesk has accepted the token.
  check_version bigint,
  check_requested_at timestamptz,
  check_at timestamptz,
  checks integer not null default 0,
  constraint binding_one_per_account_and_tenant_pk primary key (account, tenant),
  constraint binding_tenant_is_a_dns_label_ck
    check (tenant ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint binding_rate_is_positive_ck check (requests_per_second > 0),
  constraint binding_token_has_a_version_ck
    check (ciphertext is null or token_version is not null)
);

create index binding_tenant_ix on binding (tenant);
create index binding_closed_ix on binding (closed_at) where ciphertext is not null;

-- A token that was saved before any tenant: the next tenant gets it. Without a ciphertext it is the
-- last removal of all tokens, whose version keeps an older token out.
create table unbound_token (
  account text primary key,
  version bigint not null,
  ciphertext text
);
