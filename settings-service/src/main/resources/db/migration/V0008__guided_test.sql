-- A merchant's guided test: when it started, and the result of its page check.
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
