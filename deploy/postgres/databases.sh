#!/bin/sh
# Creates a database and a role for each service, each with a password of its own; no service can
# read another's database. The image runs this once, on an empty data folder.
set -eu
: "${INGEST_DATABASE_PASSWORD:?}" "${CONVERSION_DATABASE_PASSWORD:?}"
: "${PUBLISHER_DATABASE_PASSWORD:?}" "${SETTINGS_DATABASE_PASSWORD:?}"

# database NAME PASSWORD
database() {
  psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc --quiet \
    --set ON_ERROR_STOP=1 --set name="$1" --set password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}

database ingest "$INGEST_DATABASE_PASSWORD"
database conversion "$CONVERSION_DATABASE_PASSWORD"
database publisher "$PUBLISHER_DATABASE_PASSWORD"
database settings "$SETTINGS_DATABASE_PASSWORD"

# Optional: a role that owns the tables of settings-service, so that the service itself cannot change
# its audit trail.
if [ -n "${SETTINGS_OWNER_PASSWORD:-}" ]; then
  psql --username "$POSTGRES_USER" --dbname settings --no-psqlrc --quiet --set ON_ERROR_STOP=1 \
    --set name=settings --set owner=settings_owner --set password="$SETTINGS_OWNER_PASSWORD" \
    --file /saletrail/owner.sql
fi
