-- A token is tried once with the tenant that it stands beside; these columns go with the token.
-- check_at: when it is due, or when the try that is under way counts as lost; null once it is judged.
alter table credential add column check_tenant text;
alter table credential add column check_version bigint;
alter table credential add column check_asked_at timestamptz;
alter table credential add column check_at timestamptz;
alter table credential add column checks integer not null default 0;
