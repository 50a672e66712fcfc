package io.saletrail.outbox;

import jakarta.persistence.Tuple;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Maps a row to a record by the names of its columns. A `null` column is an empty `Optional`. A
/// component of another type must be `@Nullable`; otherwise the row is rejected.
///
/// Enums are read by name, lists and other types from JSON.
sealed interface RowMapper<R> {
  /// Types of single values, which columns contain directly.
  Set<Class<?>> SIMPLE =
      Set.of(
          String.class,
          UUID.class,
          Instant.class,
          LocalDate.class,
          Integer.class,
          Long.class,
          Double.class,
          Boolean.class);

  /// The value of a row; empty for a single value that is `null`.
  Optional<R> map(Tuple row);

  /// The mapper of a type. Each record is inspected once.
  @SuppressWarnings("unchecked")
  static <R> RowMapper<R> of(Class<R> type) {
    return (RowMapper<R>) Mappers.BY_TYPE.get(type);
  }

  /// The mappers of all types used so far.
  final class Mappers {
    private static final ClassValue<RowMapper<?>> BY_TYPE =
        new ClassValue<>() {
          @Override
          protected RowMapper<?> computeValue(Class<?> type) {
            return type.isRecord() ? new OfRecord<>(type) : new OfValue<>(type);
          }
        };

    private Mappers() {}
  }

  static List<String> columns(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(each -> column(each.getName())).toList();
  }

  static String selection(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RowMapper::selected)
        .collect(Collectors.joining(", "));
  }

  private static String selected(RecordComponent component) {
    var column = column(component.getName());
    return isSimple(component.getGenericType())
        ? column
        : "cast(to_jsonb(%1$s) as text) as %1$s".formatted(column);
  }

  private static boolean isSimple(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Optional.class && isSimple(argument(generic));
    }
    return type instanceof Class<?> simple && (simple.isPrimitive() || isSimple(simple));
  }

  private static boolean isSimple(Class<?> type) {
    return type.isEnum() || SIMPLE.contains(type);
  }

  private static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /// Rows of one column.
  record OfValue<R>(Class<R> type) implements RowMapper<R> {
    @Override
    public Optional<R> map(Tuple row) {
      return Optional.ofNullable(row.get(0)).map(value -> type.cast(present(value, type)));
    }
  }

  /// Rows as records.
  final class OfRecord<R> implements RowMapper<R> {
    private final RecordComponent[] components;
    private final List<String> columns;
    private final Constructor<R> constructor;

    OfRecord(Class<R> type) {
      this.components = type.getRecordComponents();
      this.columns = RowMapper.columns(type);
      this.constructor = constructor(type);
    }

    private static <R> Constructor<R> constructor(Class<R> type) {
      var types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class[]::new);
      try {
        var canonical = type.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return canonical;
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException(type + " is no record", e);
      }
    }

    @Override
    public Optional<R> map(Tuple row) {
      var values = new Object[components.length];
      for (var n = 0; n < values.length; n++) {
        values[n] = value(row, n);
      }
      try {
        return Optional.of(constructor.newInstance(values));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A row is no " + constructor.getDeclaringClass(), e);
      }
    }

    private @Nullable Object value(Tuple row, int n) {
      var value = read(row.get(columns.get(n)), components[n].getGenericType());
      if (value == null && !components[n].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new IllegalStateException("Column " + columns.get(n) + " is null");
      }
      return value;
    }
  }

  private static @Nullable Object read(@Nullable Object value, Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return Optional.ofNullable(value).map(present -> read(present, argument(generic)));
    }
    return value == null ? null : present(value, type);
  }

  private static Object present(Object value, Type type) {
    return type instanceof Class<?> simple
        ? simple(value, simple)
        : RowJson.read(json(value), type);
  }

  private static Object simple(Object value, Class<?> type) {
    if (type.isInstance(value)) {
      return value;
    }
    return switch (value) {
      case Number number when type == int.class || type == Integer.class -> number.intValue();
      case Number number when type == long.class || type == Long.class -> number.longValue();
      case Number number when type == double.class || type == Double.class -> number.doubleValue();
      case Boolean flag when type == boolean.class -> flag;
      case OffsetDateTime at when type == Instant.class -> at.toInstant();
      case String name when type.isEnum() -> constant(name, type);
      default -> RowJson.read(json(value), type);
    };
  }

  private static Object constant(String name, Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> ((Enum<?>) each).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is no " + type.getSimpleName()));
  }

  /// JSON arrives as text; without a cast in the SQL as the driver's JSON object.
  private static String json(Object value) {
    return value.toString();
  }

  private static Type argument(ParameterizedType generic) {
    return generic.getActualTypeArguments()[0];
  }
}
