-- Events that no reader can read yet. The raw bytes can hold personal data.
create table quarantined_event (
  id bigint generated always as identity primary key,
  account text not null,
  event_id text,
  event_type text,
  origin text not null,
  read_error text not null,
  field text not null,
  raw bytea not null,
  raw_sha256 bytea not null generated always as (sha256(raw)) stored,
  attempts integer not null default 1,
  quarantined_at timestamptz not null default now(),
  tried_at timestamptz,
  constraint quarantined_event_once_per_content_uq unique (account, raw_sha256)
);

create index quarantined_event_age_ix on quarantined_event (quarantined_at);
create index quarantined_event_open_ix on quarantined_event (account, id);
