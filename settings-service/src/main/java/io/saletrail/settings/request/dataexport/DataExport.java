package io.saletrail.settings.request.dataexport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Every row about a merchant, or about the payments of one buyer, as JSON by table. One
/// transaction sees all of them; rows are read and written in portions.
///
/// The database names the tables of a merchant, so a new one is included. It has no secret, and no
/// ciphertext: [#WITHHELD].
///
/// @param buyer whose payments; empty for everything of the merchant
record DataExport(DataSource database, String account, Optional<DataExport.Buyer> buyer)
    implements StreamingOutput {

  /// Columns that are no data of anybody, but a secret, its digest or a ciphertext.
  static final List<String> WITHHELD =
      List.of("address", "ciphertext", "granted_by", "secret", "secret_digest", "ticket_digest");

  /// Rows of one table.
  static final int ROWS = 200_000;

  private static final int PORTION = 500;

  private static final JsonFactory JSON = new JsonFactory();

  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read read only";

  private static final String TABLES =
      """
      select c.table_name, bool_or(c.column_name = 'account')
        from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
         and c.column_name in ('account', 'conversion')
       group by c.table_name order by c.table_name
      """;

  private static final String PAYMENTS =
      """
      select distinct payment from timeline_entry
       where account = ? and payment is not null
         and exists (select from unnest(cast(? as text[])) as sealed where position(sealed in fact) > 0)
      """;

  /// The tables about payments, with the condition of a row of one payment.
  private static final List<Table> OF_PAYMENTS =
      List.of(
          new Table("payment", "account = ? and payment = any(?)"),
          new Table("stripe_reference", "account = ? and payment = any(?)"),
          new Table("conversion", "account = ? and payment = any(?)"),
          new Table("delivery", conversionOf()),
          new Table("read_back", conversionOf()),
          new Table(
              "timeline_entry",
              "account = ? and (payment = any(?) or conversion in"
                  + " (select c.conversion from conversion c"
                  + " where c.account = entry.account and c.payment = any(?)))"));

  /// A buyer.
  ///
  /// @param sealed the address under every key
  record Buyer(String email, List<String> sealed) {
    /// Not where it could be logged.
    @Override
    public String toString() {
      return "Buyer[…]";
    }
  }

  private record Table(String name, String condition) {
    /// An operator's name is not the merchant's to read, and neither is an encrypted address.
    String select() {
      var row = "to_jsonb(entry) - cast(? as text[])";
      var shown =
          switch (name) {
            case "timeline_entry" ->
                row
                    + " || jsonb_build_object('fact', cast(regexp_replace(fact,"
                    + " '\"sealedEmail\":\"[^\"]+\"', '\"sealedEmail\":\"encrypted\"', 'g') as jsonb))";
            case "audit_entry" ->
                row
                    + " || case when role = 'OPERATOR'"
                    + " then '{\"name\": null, \"key_name\": null}' else '{}' end :: jsonb";
            default -> row;
          };
      return "select cast(%s as text) from %s entry where %s limit %d"
          .formatted(shown, name, condition, ROWS + 1);
    }

    /// How many of its parameters are lists of payments.
    int lists() {
      return condition.split("any\\(\\?\\)", -1).length - 1;
    }
  }

  private static String conversionOf() {
    return "account = ? and conversion in (select c.conversion from conversion c"
        + " where c.account = entry.account and c.payment = any(?))";
  }

  /// Ends the connection if a row cannot be read: an export that ends early must not look whole.
  @Override
  public void write(OutputStream output) throws IOException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(SNAPSHOT);
        write(connection, output);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IOException("An export ended early", e);
    }
  }

  private void write(Connection connection, OutputStream output) throws IOException, SQLException {
    var truncated = new ArrayList<String>();
    try (var json = JSON.createGenerator(output)) {
      json.writeStartObject();
      json.writeStringField("account", account);
      json.writeStringField("subject", buyer.isPresent() ? "BUYER" : "MERCHANT");
      json.writeStringField("exportedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeObjectFieldStart("tables");
      if (buyer.isPresent()) {
        var payments = payments(connection, buyer.get());
        for (var table : OF_PAYMENTS) {
          write(connection, json, table, Optional.of(payments), truncated);
        }
      } else {
        for (var table : tables(connection)) {
          write(connection, json, table, Optional.empty(), truncated);
        }
      }
      json.writeEndObject();
      json.writeArrayFieldStart("truncated");
      for (var table : truncated) {
        json.writeString(table);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        var condition = rows.getBoolean(2) ? "account = ?" : "starts_with(conversion, ? || ':')";
        tables.add(new Table(rows.getString(1), condition));
      }
    }
    return tables;
  }

  private Array payments(Connection connection, Buyer of) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.prepareStatement(PAYMENTS)) {
      statement.setString(1, account);
      statement.setArray(2, connection.createArrayOf("text", of.sealed().toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return connection.createArrayOf("text", found.toArray());
  }

  private void write(
      Connection connection,
      JsonGenerator json,
      Table table,
      Optional<Array> payments,
      List<String> truncated)
      throws IOException, SQLException {
    json.writeArrayFieldStart(table.name());
    try (var statement = connection.prepareStatement(table.select())) {
      statement.setFetchSize(PORTION);
      statement.setArray(1, connection.createArrayOf("text", WITHHELD.toArray()));
      statement.setString(2, account);
      for (int list = 0; list < table.lists(); list++) {
        statement.setArray(3 + list, payments.orElseThrow());
      }
      if (write(statement, json) > ROWS) {
        truncated.add(table.name());
      }
    }
    json.writeEndArray();
  }

  private static int write(PreparedStatement statement, JsonGenerator json)
      throws IOException, SQLException {
    int count = 0;
    try (var rows = statement.executeQuery()) {
      while (rows.next() && ++count <= ROWS) {
        json.writeRawValue(rows.getString(1));
      }
    }
    return count;
  }
}
