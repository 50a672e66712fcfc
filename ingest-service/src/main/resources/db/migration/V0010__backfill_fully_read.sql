-- Stripe ids whose related objects a backfill has read, so that the replica that resumes it does
-- not read them again. Deleted when the backfill ends.
create table backfill_fully_read (
  backfill text not null,
  stripe_id text not null,
  constraint backfill_fully_read_pk primary key (backfill, stripe_id)
);
