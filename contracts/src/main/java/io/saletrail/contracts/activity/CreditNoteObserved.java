package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.stream.Stream;

/// A credit note: the merchant reduces an invoice, partly or wholly. A refund through Stripe also
/// arrives as a refund; only the amount refunded outside Stripe is taken from here.
///
/// @param observation where and when it was observed
/// @param creditNote `cn_…`
/// @param invoice `in_…`
/// @param status `issued` or `void`
/// @param outOfBand amount refunded outside Stripe: `out_of_band_amount`
/// @param createdAt when it was issued
public record CreditNoteObserved(
    Observation observation,
    String creditNote,
    String invoice,
    Status status,
    Money outOfBand,
    Instant createdAt)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/credit_notes/object, `status`.
  public enum Status {
    ISSUED,
    VOID,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return creditNote;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(creditNote, invoice);
  }
}
