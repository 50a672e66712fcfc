-- A running replica of this service. One that does not renew in time loses all its lanes.
create table replica (
  id uuid primary key,
  alive_until timestamptz not null
);

-- One per Trackdesk tenant. due_at is never later than the earliest due delivery of the tenant: a
-- transaction that creates work lowers it under a row lock, and the holder raises it under one. So
-- the search for lanes with work reads this table only, however many deliveries are queued.
create table lane (
  tenant text primary key,
  holder uuid references replica (id) on delete set null,
  due_at timestamptz,
  paused_until timestamptz,
  -- The learned rate, for the next holder of the lane.
  learned_rate integer,
  learned_since timestamptz,
  constraint lane_learned_both_or_none_ck
    check ((learned_rate is null) = (learned_since is null))
) with (fillfactor = 70);

create index lane_free_ix on lane (due_at) where holder is null and due_at is not null;
create index lane_held_ix on lane (holder, due_at) where holder is not null;
