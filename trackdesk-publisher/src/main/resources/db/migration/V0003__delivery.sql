-- One row per conversion: desired state, remote state, and the next action.
create table delivery (
  conversion text primary key,
  account text not null,
  external_id text not null,
  type text not null,
  credit jsonb not null,
  amount_minor bigint not null,
  currency text not null,
  mode text not null,
  paid_at timestamptz not null,

  status text not null,
  revision bigint not null,
  stripe_events text[] not null,
  -- The sale of the newest decision, if an earlier one was sent. If Trackdesk proves to have stored
  -- nothing, the next create sends this one.
  desired_sale jsonb,

  -- The Trackdesk tenant that holds the conversion, may hold it, or is meant to: the conversion is
  -- changed there, whatever tenant the merchant uses later.
  tenant text,

  remote text not null,
  remote_status text,
  remote_revision bigint,

  state text not null,
  next_attempt_at timestamptz,
  priority text,
  refused_call text,
  refusal text,
  hold_cause text,

  attempts integer not null,
  failures integer not null,
  due_since timestamptz not null,
  -- When the first of the failed calls of this step started: the time limit counts from here.
  failing_since timestamptz,
  in_flight_until timestamptz,

  -- The number of the last published fact: their order, whatever the clocks of the replicas.
  fact_sequence bigint not null default 0,

  constraint delivery_remote_state_ck check (case remote
    when 'ABSENT' then remote_status is null and remote_revision is null
    when 'CREATE_IN_DOUBT' then remote_status is not null and remote_revision is not null
    when 'PRESENT' then remote_status is not null and remote_revision is null
    when 'UPDATE_IN_DOUBT' then remote_status is null and remote_revision is null
    else false end),
  constraint delivery_knows_its_tenant_ck
    check (tenant is not null or remote = 'ABSENT' and state <> 'DUE'),
  constraint delivery_due_knows_when_ck
    check ((state = 'DUE') = (next_attempt_at is not null and priority is not null)),
  constraint delivery_refused_knows_why_ck
    check ((state = 'REFUSED') = (refused_call is not null and refusal is not null)),
  constraint delivery_held_knows_why_ck check ((state = 'HELD') = (hold_cause is not null)),
  constraint delivery_state_ck
    check (state in ('DUE', 'DELIVERED', 'REFUSED', 'HELD', 'GIVEN_UP'))
) with (fillfactor = 80);

-- What a lane claims next: the earliest of one account, tenant and priority, without reading others.
create index delivery_due_ix on delivery (account, tenant, priority, next_attempt_at)
  where state = 'DUE';

-- What a change of settings or a re-drive walks over in slices: everything that is not delivered.
create index delivery_open_ix on delivery (account, conversion)
  where state in ('DUE', 'REFUSED', 'HELD', 'GIVEN_UP');

-- Every call, recorded before it is made. Without an outcome it is in flight, or was lost in a crash.
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
  failure text,
  http_status integer,
  took_ms bigint,
  constraint attempt_one_per_number_pk primary key (conversion, number)
);

-- The sweep deletes from one end. A block range index would not find that end in recycled pages.
create index attempt_started_ix on attempt (started_at);

-- What Trackdesk answered to calls that failed. It can repeat a buyer's data, so it is encrypted, and
-- deleted long before the attempt.
create table sealed_response (
  conversion text not null,
  number integer not null,
  ciphertext text not null,
  stored_at timestamptz not null,
  constraint sealed_response_one_per_attempt_pk primary key (conversion, number)
);

create index sealed_response_stored_ix on sealed_response (stored_at);

-- Buyers' addresses that are not erased yet, for the sweep (AddressTable).
create index delivery_address_ix on delivery (due_since) where credit ->> 'sealed_email' <> 'erased';
