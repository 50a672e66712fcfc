package io.saletrail.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Deletes what a database holds of one account: the rows of every table with the column `account`
/// or `conversion`, and the parked messages about it. The database names its tables, so a new one
/// is included.
@ApplicationScoped
public class AccountRows {
  private static final String TABLES =
      """
      select c.table_name as name, bool_or(c.column_name = 'account') as has_account
        from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
         and c.column_name in ('account', 'conversion') and c.table_name <> all(:kept)
       group by c.table_name
       order by c.table_name = 'merchant', c.table_name
      """;

  private static final String BY_ACCOUNT = "account = :account";

  /// Conversions are named `{account}:{externalId}`.
  private static final String BY_CONVERSION = "starts_with(conversion, :account || ':')";

  private static final String PARKED = "cast(headers as jsonb) ->> 'ce_subject' = :account";

  private final Outbox outbox;

  AccountRows(Outbox outbox) {
    this.outbox = outbox;
  }

  private record Table(String name, boolean hasAccount) {
    String delete() {
      return AccountRows.delete(name, hasAccount ? BY_ACCOUNT : BY_CONVERSION);
    }
  }

  /// Deletes an account's rows, in slices, each in a transaction of its own. A repetition deletes
  /// what is left.
  ///
  /// @param kept tables whose rows stay
  /// @return how many rows were deleted
  public Uni<Long> delete(String account, Collection<String> kept) {
    return outbox
        .read(session -> tables(session, kept))
        .map(tables -> tables.stream().map(Table::delete).collect(Collectors.toList()))
        .invoke(statements -> statements.add(delete("parked_message", PARKED)))
        .chain(statements -> deleteAll(statements, account));
  }

  private static Uni<List<Table>> tables(Mutiny.Session session, Collection<String> kept) {
    return Rows.query(session, TABLES, Table.class).texts("kept", kept).list();
  }

  private Uni<Long> deleteAll(List<String> statements, String account) {
    return Multi.createFrom()
        .iterable(statements)
        .onItem()
        .transformToUniAndConcatenate(statement -> deleteAll(statement, account))
        .collect()
        .with(Collectors.summingLong(Long::longValue));
  }

  private Uni<Long> deleteAll(String statement, String account) {
    return Uni.createFrom()
        .deferred(() -> outbox.write(session -> slice(session, statement, account)))
        .repeat()
        .whilst(deleted -> deleted == ExpiredRows.SLICE)
        .collect()
        .with(Collectors.summingLong(Integer::longValue));
  }

  private static Uni<Integer> slice(Mutiny.Session session, String statement, String account) {
    return Rows.update(session, statement)
        .set("account", account)
        .set("slice", ExpiredRows.SLICE)
        .run();
  }

  private static String delete(String table, String condition) {
    return """
        delete from %1$s where ctid = any(array(
          select ctid from %1$s where %2$s limit :slice for update))
        """
        .formatted(table, condition);
  }
}
