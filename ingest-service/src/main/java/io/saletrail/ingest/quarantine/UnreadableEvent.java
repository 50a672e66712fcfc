package io.saletrail.ingest.quarantine;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.util.Base64;
import java.util.Optional;

/// An event for quarantine.
///
/// @param eventId `evt_…`, if valid
/// @param eventType Stripe's type, if valid
/// @param readError the first read error
/// @param field path in the event
/// @param rawBase64 the event's bytes
public record UnreadableEvent(
    String account,
    Optional<String> eventId,
    Optional<String> eventType,
    Origin origin,
    ReadError readError,
    String field,
    String rawBase64) {

  private static final String UNKNOWN_ACCOUNT = "unknown";

  /// Drops every value that Stripe could not have sent.
  public static UnreadableEvent of(
      String account,
      String eventId,
      String eventType,
      Origin origin,
      ReadResult.Unreadable why,
      byte[] raw) {
    return new UnreadableEvent(
        StripeId.isAccount(account) ? account : UNKNOWN_ACCOUNT,
        Optional.of(eventId).filter(StripeId::isId),
        Optional.of(eventType).filter(StripeId::isName),
        origin,
        why.error(),
        why.field(),
        Base64.getEncoder().encodeToString(raw));
  }
}
