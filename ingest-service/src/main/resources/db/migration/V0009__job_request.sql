-- Requests for polls: a job that serves several. A row outlives its end, so that a repeated request
-- is ignored.
create table job_request (
  poll text primary key,
  account text not null,
  trigger text not null,
  received_at timestamptz not null default now(),
  ended_at timestamptz
);

create index job_request_open_ix on job_request (account, received_at) where ended_at is null;
