package io.saletrail.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;

/// An operator read content that is stored encrypted, because it can hold personal data. It becomes
/// an entry of the audit trail.
///
/// @param id a UUID
/// @param account the merchant, `acct_…`; `unknown` for an event that names none
/// @param content what was read
/// @param subject which one: the conversion and the number of the attempt, or the id in quarantine
/// @param readAt when it was read
public record SealedDataRead(
    String id, String account, Content content, String subject, Instant readAt)
    implements PrivacyFact {

  /// What is stored encrypted.
  public enum Content {
    /// What Trackdesk answered to a call that failed.
    TRACKDESK_RESPONSE,
    /// A Stripe event that no reader could read.
    QUARANTINED_EVENT,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public Instant at() {
    return readAt;
  }
}
