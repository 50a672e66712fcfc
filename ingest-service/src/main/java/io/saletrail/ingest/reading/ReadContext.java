package io.saletrail.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Collects activities and read errors while one event is read, and queues expanded objects. A
/// queue instead of recursion: the sender decides how deep an event nests.
///
/// A read error skips only its own object: an unreadable refund does not hide the charge around
/// it.
final class ReadContext {
  private final Map<String, PaymentActivity> activities = new LinkedHashMap<>();
  private final Queue<Expanded> unread = new ArrayDeque<>();
  private final EmailCipher seal;
  private Optional<ReadResult.Unreadable> error = Optional.empty();
  private Optional<ReadResult.Unreadable> firstError = Optional.empty();

  ReadContext(EmailCipher seal) {
    this.seal = seal;
  }

  private record Expanded(JsonNode node, String path) {}

  /// Records a read error of the current object. Only the first of an object is kept.
  void error(ReadError what, String field) {
    if (error.isEmpty()) {
      error = Optional.of(new ReadResult.Unreadable(what, field));
    }
  }

  /// The encrypted e-mail address.
  Optional<String> sealed(String account, String address) {
    return seal.seal(account, address);
  }

  /// Queues an object to be read after the current one.
  void expanded(JsonNode node, String path) {
    unread.add(new Expanded(node, path));
  }

  /// Reads all queued objects. The outermost occurrence of an object is kept; an inner one is not
  /// newer. Deleted objects are skipped.
  void readAll(Observation seen) {
    for (var next = unread.poll(); next != null; next = unread.poll()) {
      error = Optional.empty();
      var read = read(new StripeJson(next.node(), next.path(), this), seen);
      if (error.isEmpty()) {
        read.ifPresent(activity -> activities.putIfAbsent(activity.object(), activity));
      }
      firstError = firstError.or(() -> error);
    }
  }

  private static Optional<PaymentActivity> read(StripeJson object, Observation seen) {
    return object
        .reader()
        .filter(reader -> !object.isTrue("deleted"))
        .map(reader -> reader.read(object, seen));
  }

  /// The result so far.
  ReadResult reading() {
    var read = List.copyOf(activities.values());
    if (firstError.isEmpty()) {
      return new ReadResult.Read(read);
    }
    return read.isEmpty() ? firstError.get() : new ReadResult.ReadInPart(read, firstError.get());
  }

  /// The read error of the current object.
  Optional<ReadResult.Unreadable> error() {
    return error;
  }
}
