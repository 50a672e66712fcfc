-- Since when a merchant is connected, or is not, by Stripe's clock. Unknown for those before.
alter table merchant add column connection_at timestamptz;

-- A merchant who leaves takes the token along; the row goes on counting.
alter table credential alter column ciphertext drop not null;

-- Links from the Stripe App to the console. Rows live for minutes.
create table console_link (
  ticket_digest text primary key,
  account text not null,
  ends_at timestamptz not null
);

create index console_link_ends_at_ix on console_link (ends_at);
