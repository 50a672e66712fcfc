-- What a 429 taught about a tenant's rate: whoever drives the lane next has learned it too.
alter table lane add column learned_rate integer;
alter table lane add column learned_since timestamptz;
alter table lane add constraint lane_learned_both_or_none_ck
  check ((learned_rate is null) = (learned_since is null));
