package io.saletrail.ingest.quarantine;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.util.Base64;
import java.util.Optional;

/// An event that could not be read, on its way into quarantine.
///
/// @param account whose it is
/// @param eventId `evt_…`, as far as known
/// @param eventType as far as known
/// @param origin how it reached us
/// @param error what is wrong with it
/// @param field where in it
/// @param rawBase64 its bytes
public record UnreadableEvent(
    String account,
    Optional<String> eventId,
    Optional<String> eventType,
    Origin origin,
    ReadError error,
    String field,
    String rawBase64) {

  private static final String UNKNOWN_ACCOUNT = "unknown";

  /// From whatever words came with the event: what does not pass for one of Stripe's is left out.
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
