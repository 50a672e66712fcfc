-- Merchants as far as delivering for them is concerned, copied from settings.merchants.v1.
-- A merchant whose conversions came before their settings has a row of version 0: deciding what to
-- do with a conversion takes a share lock on the row, changing the row an exclusive one, so that no
-- conversion is put aside by settings that have just changed.
create table merchant (
  account text primary key,
  version bigint not null default 0,
  connected boolean not null default true,
  tenant text,
  requests_per_second integer not null default 5,
  revenue_origin uuid,
  constraint merchant_tenant_is_a_dns_label_ck
    check (tenant ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint merchant_rate_is_positive_ck check (requests_per_second > 0)
);

create index merchant_tenant_ix on merchant (tenant) where tenant is not null;

-- Personal tokens as they came: encrypted. Opened for the length of a call.
create table credential (
  account text primary key,
  version bigint not null,
  ciphertext text not null,
  refused boolean not null default false
);
