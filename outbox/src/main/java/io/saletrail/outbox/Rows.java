package io.saletrail.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// SQL in, records out. Only this class knows how lists, times and absent values enter a statement,
/// and how a row becomes a record: a record's `camelCase` components are the row's `snake_case`
/// columns.
///
/// A list is one array parameter, so a statement has one text and one plan however many values it
/// takes:
///
/// ```java
/// Rows.query(session, "select … where id = any(:ids)", DeliveryRow.class)
///     .texts("ids", ids).list();
/// Rows.update(session, "insert … select … from unnest(cast(:ids as text[]), …)")
///     .texts("ids", ids).run();
/// ```
///
/// SQL casts a parameter whose type PostgreSQL cannot infer: `unnest(cast(:ids as text[]))`,
/// `cast(:at as timestamptz)`. Rows with many columns enter as JSON, see [#recordset]. A column of
/// type `jsonb` or an array comes out as JSON text, see [#selection]: Hibernate Reactive cannot
/// read arrays of a native query.
public final class Rows {
  private Rows() {}

  /// A query whose rows are records, or single values if it has one column.
  ///
  /// @param type a record; or `String`, `UUID`, `Instant`, `LocalDate`, `Integer`, `Long`,
  ///   `Boolean`
  public static <R> Query<R> query(Mutiny.Session session, String sql, Class<R> type) {
    return new Query<>(session.createNativeQuery(sql, Tuple.class), RowMapper.of(type));
  }

  /// A query of entities in HQL: the aliases of its select list are the record's columns.
  public static <R extends Record> Query<R> entities(
      Mutiny.Session session, String hql, Class<R> type) {
    return new Query<>(session.createSelectionQuery(hql, Tuple.class), RowMapper.of(type));
  }

  /// Runs a statement with the parameter `:rows`; does nothing where there are none.
  public static Uni<Void> write(
      Mutiny.Session session, String sql, Collection<? extends Record> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : update(session, sql).rows(rows).run().replaceWithVoid();
  }

  /// A statement without rows.
  public static Update update(Mutiny.Session session, String sql) {
    return new Update(session.createNativeQuery(sql));
  }

  /// SQL for the rows of the parameter `:rows` as rows of a table, to select from. Set it with
  /// [Parameters#rows].
  public static String recordset(String table) {
    return "jsonb_populate_recordset(cast(null as %s), cast(cast(:rows as text) as jsonb))"
        .formatted(table);
  }

  /// The select list of a record: its columns, those of type `jsonb` or an array as JSON text.
  /// Other SQL writes `cast(to_jsonb(names) as text) as names`.
  public static String selection(Class<? extends Record> type) {
    return RowMapper.selection(type);
  }

  /// The columns of a record, in its order.
  public static List<String> columns(Class<? extends Record> type) {
    return RowMapper.columns(type);
  }

  /// The parameters of a statement, by name.
  public abstract static sealed class Parameters<S extends Parameters<S>> {
    private final Mutiny.AbstractQuery query;

    private Parameters(Mutiny.AbstractQuery query) {
      this.query = query;
    }

    /// A single value: `String`, `UUID`, `LocalDate`, `Integer`, `Long`, `Boolean`.
    public S set(String name, Object value) {
      return put(name, value);
    }

    /// A single value, `null` where it is absent. SQL casts the parameter.
    public S set(String name, Optional<?> value) {
      return put(name, value.map(Rows::value).orElse(null));
    }

    /// An enum constant, by its name.
    public S set(String name, Enum<?> value) {
      return put(name, value.name());
    }

    public S set(String name, Instant value) {
      return put(name, Rows.value(value));
    }

    /// A duration in seconds, for `make_interval(secs => :name)`.
    public S set(String name, Duration value) {
      return put(name, Rows.value(value));
    }

    /// A value as JSON, for `cast(cast(:name as text) as jsonb)`.
    public S json(String name, Object value) {
      return put(name, RowJson.write(value));
    }

    /// All rows, for [#recordset].
    public S rows(Collection<? extends Record> rows) {
      return json("rows", rows);
    }

    public S texts(String name, Collection<String> values) {
      return put(name, values.toArray(String[]::new));
    }

    /// One column of rows as a `text[]`. A column may be `null`.
    public <R> S texts(String name, Collection<R> rows, Function<R, @Nullable String> column) {
      return put(name, rows.stream().map(column).toArray(String[]::new));
    }

    public S uuids(String name, Collection<UUID> values) {
      return put(name, values.toArray(UUID[]::new));
    }

    public <R> S uuids(String name, Collection<R> rows, Function<R, UUID> column) {
      return put(name, rows.stream().map(column).toArray(UUID[]::new));
    }

    public <R> S ints(String name, Collection<R> rows, Function<R, Integer> column) {
      return put(name, rows.stream().map(column).toArray(Integer[]::new));
    }

    public <R> S longs(String name, Collection<R> rows, Function<R, Long> column) {
      return put(name, rows.stream().map(column).toArray(Long[]::new));
    }

    public <R> S booleans(String name, Collection<R> rows, Function<R, Boolean> column) {
      return put(name, rows.stream().map(column).toArray(Boolean[]::new));
    }

    /// One column of rows as times, for `cast(cast(:name as text[]) as timestamptz[])`: Hibernate
    /// Reactive cannot pass an array of times.
    public <R> S instants(String name, Collection<R> rows, Function<R, @Nullable Instant> column) {
      return put(
          name,
          rows.stream()
              .map(column)
              .map(at -> at == null ? null : at.toString())
              .toArray(String[]::new));
    }

    private S put(String name, @Nullable Object value) {
      query.setParameter(name, value);
      return self();
    }

    abstract S self();
  }

  private static Object value(Object value) {
    return switch (value) {
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      case Duration time -> time.toNanos() / 1e9;
      case Enum<?> constant -> constant.name();
      default -> value;
    };
  }

  /// A query and its parameters.
  public static final class Query<R> extends Parameters<Query<R>> {
    private final Mutiny.SelectionQuery<Tuple> query;
    private final RowMapper<R> mapper;

    private Query(Mutiny.SelectionQuery<Tuple> query, RowMapper<R> mapper) {
      super(query);
      this.query = query;
      this.mapper = mapper;
    }

    /// All rows, without single values that are `null`.
    public Uni<List<R>> list() {
      return query.getResultList().map(this::rows);
    }

    private List<R> rows(List<Tuple> found) {
      return found.stream().flatMap(row -> mapper.map(row).stream()).toList();
    }

    /// The first row; empty if there is none.
    public Uni<Optional<R>> first() {
      return list().map(all -> all.stream().findFirst());
    }

    /// The one row of a query that always has one.
    public Uni<R> one() {
      return list().map(List::getFirst);
    }

    @Override
    Query<R> self() {
      return this;
    }
  }

  /// A statement without rows, and its parameters.
  public static final class Update extends Parameters<Update> {
    private final Mutiny.MutationQuery query;

    private Update(Mutiny.MutationQuery query) {
      super(query);
      this.query = query;
    }

    /// Runs it.
    ///
    /// @return how many rows it changed
    public Uni<Integer> run() {
      return query.executeUpdate();
    }

    @Override
    Update self() {
      return this;
    }
  }
}
