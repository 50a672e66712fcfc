-- Gives the database of a service an owner beside the service's role: the owner migrates
-- (MIGRATION_USER), the service reads and writes rows. So the service can drop no trigger and no
-- table, and only add to its audit trail. Run by a superuser in that database, before the first
-- start of the service, with the variables name (database and role), owner and password.
create role :"owner" login password :'password';
alter database :"name" owner to :"owner";
grant connect on database :"name" to :"name";
alter default privileges for role :"owner" in schema public
  grant select, insert, update, delete on tables to :"name";
alter default privileges for role :"owner" in schema public
  grant usage, select on sequences to :"name";
