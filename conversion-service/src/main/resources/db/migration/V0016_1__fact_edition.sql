-- Which edition of the reader a fact was read by: one that was read again after a fault was mended
-- replaces the one before.
alter table fact add column edition integer not null default 0;
