package io.saletrail.sandbox.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/// Address and credentials of a PostgreSQL server, and the commands that tests and the local stack
/// need.
record DatabaseAddress(String host, int port, String user, String password) {

  /// The database that every PostgreSQL server has.
  private static final String MAINTENANCE = "postgres";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /// In the format of `DATABASE_URL`.
  String url(String database) {
    return "postgresql://%s:%s@%s:%d/%s".formatted(user, password, host, port, checked(database));
  }

  void createDatabase(String database) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      String exists = "select 1 from pg_database where datname = '" + checked(database) + "'";
      if (!statement.executeQuery(exists).next()) {
        statement.execute("create database " + checked(database));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + database, e);
    }
  }

  void dropDatabase(String database) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + checked(database) + " with (force)");
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot drop the database " + database, e);
    }
  }

  boolean isUp() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return connect(MAINTENANCE);
  }

  Connection connect(String database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(checked(database));
    source.setUser(user);
    source.setPassword(password);
    return source.getConnection();
  }

  /// Names become part of SQL text: only plain ones are allowed.
  private static String checked(String database) {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("Not a plain database name: " + database);
    }
    return database;
  }
}
