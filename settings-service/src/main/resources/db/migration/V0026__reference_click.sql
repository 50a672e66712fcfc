-- A payment is found by the click it is credited to as well.
insert into stripe_reference (account, stripe_id, payment)
select account, cid, payment from conversion where cid is not null
on conflict (account, stripe_id, payment) do nothing;
