package io.saletrail.outbox.feed;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The result of reading one record.
sealed interface Reading<T> {
  record Value<T>(T value) implements Reading<T> {}

  /// A heartbeat, or a tombstone on a topic whose tombstones mean nothing to this channel.
  record Nothing<T>() implements Reading<T> {}

  /// A record that this version cannot read. A later version may.
  ///
  /// @param reason `UNKNOWN_TYPE` or `BROKEN`
  /// @param detail the type, or the kind of error; never quotes the body
  record Unreadable<T>(String reason, String detail) implements Reading<T> {}

  /// Reads facts of one family.
  static <F extends Fact> Function<ConsumerRecord<String, byte[]>, Reading<F>> of(Class<F> family) {
    return record -> record.value() == null ? new Nothing<>() : fact(record.value(), family);
  }

  /// Reads facts of one family and keeps their text.
  static <F extends Fact> Function<ConsumerRecord<String, byte[]>, Reading<Received<F>>> received(
      Class<F> family) {
    return record ->
        record.value() == null
            ? new Nothing<>()
            : received(fact(record.value(), family), record.value());
  }

  private static <F extends Fact> Reading<Received<F>> received(Reading<F> fact, byte[] body) {
    return switch (fact) {
      case Value<F>(var value) ->
          new Value<>(new Received<>(value, new String(body, StandardCharsets.UTF_8)));
      case Nothing<F> _ -> new Nothing<>();
      case Unreadable<F>(var reason, var detail) -> new Unreadable<>(reason, detail);
    };
  }

  private static <F extends Fact> Reading<F> fact(byte[] body, Class<F> family) {
    return switch (FactFormat.read(body, family)) {
      case FactFormat.Reading.Known<F>(var fact) -> new Value<>(fact);
      case FactFormat.Reading.Unknown<F>(var type) -> new Unreadable<>("UNKNOWN_TYPE", type);
      case FactFormat.Reading.Broken<F>(var error) -> new Unreadable<>("BROKEN", error);
    };
  }
}
