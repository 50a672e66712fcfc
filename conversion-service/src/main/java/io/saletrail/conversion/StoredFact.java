package io.saletrail.conversion;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import java.nio.charset.StandardCharsets;

/// Reads facts from columns.
public final class StoredFact {
  private StoredFact() {}

  /// Reads a body as it was received, or as this service wrote it.
  public static <F extends Fact> F read(String body, Class<F> family) {
    return switch (FactFormat.read(body.getBytes(StandardCharsets.UTF_8), family)) {
      case FactFormat.Reading.Known<F>(var fact) -> fact;
      case FactFormat.Reading.Unknown<F>(var type) ->
          throw new IllegalStateException("a row of a newer version: " + type);
      case FactFormat.Reading.Broken<F>(var why) ->
          throw new IllegalStateException("a row that cannot be read: " + why);
    };
  }

  /// Reads an observation of one kind of object.
  public static <A extends PaymentActivity> A readActivity(String body, Class<A> kind) {
    return kind.cast(read(body, PaymentActivity.class));
  }
}
