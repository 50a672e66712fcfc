-- Merchants as of the latest version read from settings.merchants.v1.
create table merchant (
  account text primary key,
  connected boolean not null,
  version bigint not null
);
