package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.stream.Stream;

/// A credit note: the merchant takes back a part of an invoice, or all of it. What it refunds
/// through Stripe also arrives as a refund; only what was given back elsewhere is known from here.
///
/// @param observation where and when it was seen
/// @param creditNote `cn_…`
/// @param invoice `in_…`
/// @param status whether it holds
/// @param outOfBand what was given back outside Stripe: `out_of_band_amount`
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
    /// A value that Stripe brought later.
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
