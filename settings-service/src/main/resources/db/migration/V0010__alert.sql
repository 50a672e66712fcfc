-- What a merchant wants alerts about, and when.
create table alert_settings (
  account text primary key references merchant (account),
  version bigint not null,
  settings text not null,
  changed_at timestamptz not null,
  constraint alert_settings_are_json_ck check (jsonb_typeof(cast(settings as jsonb)) = 'object')
);

-- Where a merchant's alerts go. Address and secret are encrypted, and empty once it is removed.
create table alert_destination (
  id uuid primary key,
  account text not null references merchant (account),
  kind text not null,
  address text not null,
  -- Signs webhooks; null for other kinds.
  secret text,
  created_at timestamptz not null,
  -- A removed destination keeps its row for the log, without address and secret.
  removed_at timestamptz
);

create index alert_destination_removed_at_ix on alert_destination (removed_at);

create index alert_destination_of_account_ix on alert_destination (account, created_at);

-- A problem from its beginning to its end, once per audience. The row is the record of what was
-- sent: no replica sends the same beginning or end again.
create table alert_problem (
  id uuid primary key,
  account text not null,
  -- MERCHANT or OPERATOR.
  audience text not null,
  cause text not null,
  -- Distinguishes events of one cause, such as imports; empty for problems that begin and end.
  subject text not null,
  -- How many sales needed attention when it began.
  sales bigint not null,
  began_at timestamptz not null,
  began_due_at timestamptz not null,
  began_message uuid,
  -- Since when health does not show it.
  absent_since timestamptz,
  ended_at timestamptz,
  -- Null where the end is not sent.
  ended_due_at timestamptz,
  ended_message uuid
);

create unique index alert_problem_open_uq on alert_problem (account, audience, cause)
  where ended_at is null;
create unique index alert_problem_subject_uq on alert_problem (account, audience, cause, subject)
  where subject <> '';
create index alert_problem_began_due_ix on alert_problem (began_due_at)
  where began_message is null;
create index alert_problem_ended_due_ix on alert_problem (ended_due_at)
  where ended_message is null and ended_due_at is not null;
create index alert_problem_ended_at_ix on alert_problem (ended_at);

-- One message to one destination.
create table alert_message (
  id uuid primary key,
  account text not null,
  audience text not null,
  kind text not null,
  -- Null for the operator's destination, which is configuration.
  destination uuid,
  content jsonb not null,
  created_at timestamptz not null,
  -- DUE, SENT or FAILED.
  state text not null,
  attempts integer not null,
  -- The next attempt, or the end of the lease of the replica that makes one.
  due_at timestamptz not null,
  -- Why the last attempt failed.
  error text,
  ended_at timestamptz
);

create index alert_message_due_ix on alert_message (due_at) where state = 'DUE';
create index alert_message_of_account_ix on alert_message (account, created_at desc);
create index alert_message_created_at_ix on alert_message (created_at);
