-- Giving up is reckoned from the first failed call of a step. Of those under way it is not known
-- any more: they are tried as long again.
alter table delivery add column troubled_since timestamptz;

-- A merchant's re-drive as far as it has come: it is taken up there after a crash, and not carried
-- out again when its request comes again.
create table redrive_request (
  redrive text primary key,
  account text not null,
  requested_at timestamptz not null,
  up_to text,
  so_far jsonb not null,
  ended boolean not null default false
);

create index redrive_request_age_ix on redrive_request (requested_at);
