-- Objects that can still change. The daily pass reads them, because the event that settles one may
-- be lost.
create table unsettled_object (
  account text not null,
  object text not null,
  kind text not null,
  -- Stripe's creation time: an object that never settles is read up to a maximum age.
  created_at timestamptz not null,
  checked_at timestamptz,
  -- The id of the event or observation last appended for it.
  last_event text,
  constraint unsettled_object_pk primary key (account, object)
);
