-- Single-use links from the Stripe App to the console. Rows live for minutes.
create table console_link (
  ticket_digest text primary key,
  account text not null,
  ends_at timestamptz not null
);

create index console_link_ends_at_ix on console_link (ends_at);

-- States of completed installations: each is valid once. Rows live for an hour.
create table used_install_state (
  state_digest text primary key,
  used_at timestamptz not null
);

create index used_install_state_used_at_ix on used_install_state (used_at);

-- Sessions of the console. The browser alone has the secret.
create table console_session (
  id uuid primary key,
  secret_digest text not null,
  -- All sessions of one owner end together: a merchant's account, or an operator's way to sign in
  -- with their subject.
  owner text not null,
  -- Null for operators.
  account text,
  name text not null,
  method text not null,
  subject text not null,
  -- A fingerprint of what the sign-in depended on, such as the operator token.
  granted_by text not null,
  device text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint console_session_secret_is_unique_uq unique (secret_digest)
);

create index console_session_of_owner_ix on console_session (owner);
create index console_session_of_account_ix on console_session (account, last_used_at desc);
create index console_session_ends_at_ix on console_session (ends_at);

-- API keys.
create table api_key (
  id uuid primary key,
  -- SHA-256: the key is random, so that trying cannot find it.
  secret_digest text not null,
  -- Null for operators.
  account text,
  name text not null,
  -- How the key begins.
  prefix text not null,
  -- Separated by spaces.
  scopes text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- A revoked key has expired, too.
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_secret_is_unique_uq unique (secret_digest)
);

create index api_key_of_account_ix on api_key (account);
create index api_key_expires_at_ix on api_key (expires_at);

-- Who did what, when, and through which channel. Rows are never changed, not even by this service.
create table audit_entry (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null,
  -- Null for system-wide actions, such as an operator's sign-in.
  account text,
  role text not null,
  name text not null,
  -- The API key that was used; null without one.
  key_name text,
  channel text not null,
  action text not null,
  -- The object of the action, such as a check's id, or the sign-in method.
  subject text not null,
  -- The changed fields as JSON. Never a secret.
  changes text not null,
  -- The fact about an action at another service.
  fact_id text,
  constraint audit_entry_once_per_fact_uq unique (fact_id),
  constraint audit_entry_changes_are_json_ck check (jsonb_typeof(cast(changes as jsonb)) = 'array')
);

create index audit_entry_of_account_ix on audit_entry (account, id desc);
create index audit_entry_happened_at_ix on audit_entry (happened_at);

-- The smallest retention is AuditConfig.MIN_RETENTION.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.happened_at < now() - interval '30 days' then
      return old;
    end if;
  end if;
  raise exception 'the audit trail only grows';
end;
$$;

create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function audit_entry_stays();

create trigger audit_entry_is_not_emptied before truncate on audit_entry
  for each statement execute function audit_entry_stays();

-- The retention. It runs with the rights of the table's owner, since the service may have none to
-- delete.
create function audit_entry_expire(before timestamptz) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  deleted integer;
begin
  delete from audit_entry where happened_at < before;
  get diagnostics deleted = row_count;
  return deleted;
end;
$$;

-- Where the service has a role of its own, beside that of the owner (deploy/postgres), it may read
-- and add.
do $$
declare
  role text;
begin
  for role in
    select distinct grantee from information_schema.role_table_grants
     where table_schema = current_schema() and table_name = 'audit_entry'
       and grantee not in (current_user, 'PUBLIC')
  loop
    execute format('revoke all on audit_entry from %I', role);
    execute format('grant select, insert on audit_entry to %I', role);
  end loop;
end;
$$;
