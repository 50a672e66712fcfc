package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.time.Instant;
import java.util.Optional;

/// What Trackdesk's report shows of a conversion that Trackdesk has accepted: accepted is not
/// confirmed. Only a sample is read back, and only where the operator has switched it on.
///
/// @param account the merchant, `acct_…`
/// @param conversion the conversion, `{account}:{externalId}`
/// @param externalId its id at Trackdesk
/// @param tenant the Trackdesk tenant that accepted it
/// @param result whether the report shows it
/// @param status its status in the report; absent where the report states none of ours
/// @param acceptedAt when Trackdesk accepted it
/// @param readAt when the report was read
/// @param sequence orders the facts about one conversion: higher is later, whatever the clocks of
///   the replicas
public record DeliveryReadBack(
    String account,
    String conversion,
    String externalId,
    String tenant,
    Result result,
    Optional<ConversionStatus> status,
    Instant acceptedAt,
    Instant readAt,
    Optional<Long> sequence)
    implements DeliveryFact {

  /// Whether the report shows the conversion.
  public enum Result {
    /// Trackdesk's report shows it.
    CONFIRMED,
    /// The report does not show it, although it shows other conversions of the merchant.
    MISSING,
    @JsonEnumDefaultValue
    OTHER
  }

  /// The same with its place in the order of facts.
  @Override
  public DeliveryReadBack withSequence(long number) {
    return new DeliveryReadBack(
        account,
        conversion,
        externalId,
        tenant,
        result,
        status,
        acceptedAt,
        readAt,
        Optional.of(number));
  }

  @Override
  public String id() {
    return conversion + "#read-back#" + readAt.toEpochMilli();
  }

  @Override
  public Instant at() {
    return readAt;
  }
}
