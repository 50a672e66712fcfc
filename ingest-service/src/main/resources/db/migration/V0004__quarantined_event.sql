-- Events that no reader can read yet. They hold personal data, so their bytes are encrypted.
create table quarantined_event (
  id bigint generated always as identity primary key,
  account text not null,
  event_id text,
  event_type text,
  origin text not null,
  read_error text not null,
  field text not null,
  -- SHA-256 of the bytes.
  digest text not null,
  ciphertext text not null,
  attempts integer not null default 1,
  quarantined_at timestamptz not null default now(),
  tried_at timestamptz,
  constraint quarantined_event_once_per_content_uq unique (account, digest)
);

create index quarantined_event_age_ix on quarantined_event (quarantined_at);
create index quarantined_event_open_ix on quarantined_event (account, id);
