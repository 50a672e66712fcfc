-- The newest try of each merchant's token, as trackdesk-publisher told it.
create table token_check (
  account text primary key,
  tenant text not null,
  credential_version bigint not null,
  outcome text not null,
  next_check_at timestamptz,
  checked_at timestamptz not null
);

-- A merchant's guided test: when it was begun, and what the page looked like that it begins on.
create table guided_test (
  account text primary key,
  started_at timestamptz,
  page text,
  page_outcome text,
  page_findings text,
  page_checked_at timestamptz,
  constraint guided_test_page_ck check (
    (page is null) = (page_outcome is null) and (page is null) = (page_findings is null)
    and (page is null) = (page_checked_at is null))
);

-- The payments that were decided last, in test mode and out of it.
create index payment_decided_ix on payment (account, decided_at desc, payment desc);
