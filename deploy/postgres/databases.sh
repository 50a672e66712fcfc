#!/bin/sh
# Creates a database and a role for each service; no service can read another's database. The image
# runs this once, on an empty data folder.
set -eu
: "${DATABASE_PASSWORD:?}"

for name in ingest conversion publisher settings; do
  psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc --quiet \
    --set ON_ERROR_STOP=1 --set name="$name" --set password="$DATABASE_PASSWORD" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
