package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a re-drive has done, or would do.
///
/// @param redrive the re-drive's id, a UUID
/// @param account the merchant, `acct_…`
/// @param dryRun whether nothing was changed
/// @param rejected why nothing could be done; absent where it could
/// @param sent calls that are due now
/// @param held deliveries that wait for the merchant's settings instead
/// @param sums all of them, by reason, call and currency
/// @param sample the first of them one by one, at most 100
/// @param next where to go on, when there are more than one request is for
/// @param completedAt when it was done
public record RedriveCompleted(
    String redrive,
    String account,
    boolean dryRun,
    Optional<Rejection> rejected,
    long sent,
    long held,
    List<Sum> sums,
    List<Line> sample,
    Optional<String> next,
    Instant completedAt)
    implements RedriveFact {

  /// Why nothing could be done.
  public enum Rejection {
    /// The merchant has no such conversion.
    UNKNOWN_CONVERSION,
    /// Neither a conversion nor a reason nor a time was named, or one that means nothing here.
    UNCLEAR,
    @JsonEnumDefaultValue
    OTHER
  }

  /// Deliveries of one reason, call and currency.
  ///
  /// @param reason what they waited for
  /// @param call what is sent; absent where they wait for the merchant
  /// @param waitsFor what for
  /// @param conversions how many
  /// @param amount their sum
  public record Sum(
      RedriveReason reason,
      Optional<Call> call,
      Optional<DeliveryHeld.Cause> waitsFor,
      long conversions,
      Money amount) {}

  /// One delivery that is tried again.
  ///
  /// @param conversion `{account}:{externalId}`
  /// @param reason what it waited for
  /// @param call what is sent; absent where it waits for the merchant
  /// @param status the status that is sent, or will be
  /// @param conversionType the merchant's code
  /// @param waitsFor what it waits for, where nothing is sent
  public record Line(
      String conversion,
      RedriveReason reason,
      Optional<Call> call,
      ConversionStatus status,
      String conversionType,
      Money amount,
      Optional<DeliveryHeld.Cause> waitsFor) {}

  @Override
  public String id() {
    return redrive + "/completed";
  }

  @Override
  public Instant at() {
    return completedAt;
  }
}
