-- One row per conversion: what Trackdesk should hold, what it is known to hold, what is next.
create table delivery (
  conversion text primary key,
  account text not null,
  external_id text not null,
  type text not null,
  cid uuid not null,
  amount_minor bigint not null,
  currency text not null,
  mode text not null,

  status text not null,
  revision bigint not null,
  causes jsonb not null,

  standing text not null,
  standing_status text,
  standing_revision bigint,

  state text not null,
  next_attempt_at timestamptz,
  urgency text,
  refused_call text,
  refusal text,
  hold_cause text,

  attempts integer not null,
  failures integer not null,
  due_since timestamptz not null,
  busy_until timestamptz,

  constraint delivery_standing_ck check (case standing
    when 'NOT_THERE' then standing_status is null and standing_revision is null
    when 'OFFERED' then standing_status is not null and standing_revision is not null
    when 'THERE' then standing_status is not null and standing_revision is null
    when 'UNSURE' then standing_status is null and standing_revision is null
    else false end),
  constraint delivery_due_knows_when_ck
    check ((state = 'DUE') = (next_attempt_at is not null and urgency is not null)),
  constraint delivery_refused_knows_why_ck
    check ((state = 'REFUSED') = (refused_call is not null and refusal is not null)),
  constraint delivery_held_knows_why_ck check ((state = 'HELD') = (hold_cause is not null)),
  constraint delivery_state_ck
    check (state in ('DUE', 'DELIVERED', 'REFUSED', 'HELD', 'GIVEN_UP'))
) with (fillfactor = 80);

-- What a lane takes next: the earliest of one account and urgency, without looking at others.
create index delivery_due_ix on delivery (account, urgency, next_attempt_at) where state = 'DUE';

-- What waits for somebody: few, and asked for by account.
create index delivery_waiting_ix on delivery (account, state)
  where state in ('REFUSED', 'HELD', 'GIVEN_UP');

-- Every call, on record before it is made. No outcome: under way, or lost in a crash.
create table attempt (
  conversion text not null,
  number integer not null,
  revision bigint not null,
  call text not null,
  status text not null,
  tenant text not null,
  idempotency_key uuid not null,
  started_at timestamptz not null,
  outcome text,
  refusal text,
  trouble text,
  http_status integer,
  answer text,
  took_ms bigint,
  constraint attempt_one_per_number_pk primary key (conversion, number)
);
