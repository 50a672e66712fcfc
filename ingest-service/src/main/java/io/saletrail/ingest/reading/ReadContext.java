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

/// What reading one event has come to so far: activity, the first error, and the objects inside
/// objects that are still to be read. A queue instead of recursion: how deep an event nests is the
/// sender's choice.
///
/// A error costs the object that it is in, and no other: a refund that cannot be read does not hide
/// the charge around it.
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

  /// Notes what is wrong with the object that is being read; of one object the first counts.
  void error(ReadError what, String field) {
    if (error.isEmpty()) {
      error = Optional.of(new ReadResult.Unreadable(what, field));
    }
  }

  /// An address as it may cross.
  Optional<String> sealed(String account, String address) {
    return seal.seal(account, address);
  }

  /// Notes an object to be read after the one that holds it.
  void expanded(JsonNode node, String path) {
    unread.add(new Expanded(node, path));
  }

  /// Reads everything noted. The outermost sight of an object is kept; inside itself it is no
  /// newer. What Stripe has deleted says nothing but that.
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

  /// What it all came to.
  ReadResult reading() {
    var read = List.copyOf(activities.values());
    if (firstError.isEmpty()) {
      return new ReadResult.Read(read);
    }
    return read.isEmpty() ? firstError.get() : new ReadResult.ReadInPart(read, firstError.get());
  }

  /// What is wrong with what is being read.
  Optional<ReadResult.Unreadable> error() {
    return error;
  }
}
