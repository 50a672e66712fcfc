-- The sale of the newest decision, where an earlier one went out: if Trackdesk turns out to have
-- taken nothing, the next call tells this one.
alter table delivery add column wanted_sale jsonb;
