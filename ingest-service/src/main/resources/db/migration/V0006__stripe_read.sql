-- Calls to Stripe by account and UTC day. Stripe limits reads over 30 days.
create table stripe_read (
  account text not null,
  day date not null,
  reads integer not null,
  constraint stripe_read_pk primary key (account, day)
);

create index stripe_read_day_ix on stripe_read (day);
