-- The state of a merchant that deliveries depend on, copied from settings.merchants.v1. Merchants
-- whose settings have not arrived have no row; their locks do not need one (MerchantTable).
create table merchant (
  account text primary key,
  version bigint not null default 0,
  connected boolean not null default true,
  tenant text,
  requests_per_second integer not null default 5,
  revenue_origin uuid,
  mode text not null default 'SEND',
  constraint merchant_tenant_is_a_dns_label_ck
    check (tenant ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint merchant_rate_is_positive_ck check (requests_per_second > 0)
);

create index merchant_tenant_ix on merchant (tenant) where tenant is not null;

-- Personal tokens, encrypted as received. Decrypted only for a call.
create table credential (
  account text primary key,
  version bigint not null,
  -- Null after the token was removed: the version keeps an older token out.
  ciphertext text,
  rejected boolean not null default false,
  -- The check of the token with the merchant's tenant. check_at: when it is due, or when a check in
  -- flight counts as lost; null once Trackdesk has responded.
  check_tenant text,
  check_version bigint,
  check_requested_at timestamptz,
  check_at timestamptz,
  checks integer not null default 0
);
