package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The result of a re-drive or of its dry run.
///
/// @param redrive the re-drive's id, a UUID
/// @param account the merchant, `acct_…`
/// @param dryRun whether nothing was changed
/// @param rejected why the request was rejected; absent where it was not
/// @param sent calls that are due now
/// @param held deliveries that are held until the merchant changes the settings
/// @param sums totals by reason, call and currency
/// @param sample the first deliveries, at most 100
/// @param next where the next request continues; absent where all are done
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

  /// Why a request is rejected.
  public enum Rejection {
    /// The merchant has no such conversion.
    UNKNOWN_CONVERSION,
    /// It names no conversion, reason or time, or an invalid one.
    UNCLEAR,
    @JsonEnumDefaultValue
    OTHER
  }

  /// Deliveries of one reason, call and currency.
  ///
  /// @param reason the reason they had stopped
  /// @param call the call that is sent; absent where they are held
  /// @param waitsFor why they are held
  /// @param conversions number of conversions
  /// @param amount their sum
  public record Sum(
      RedriveReason reason,
      Optional<Call> call,
      Optional<DeliveryHeld.Cause> waitsFor,
      long conversions,
      Money amount) {}

  /// One delivery that is sent again.
  ///
  /// @param conversion `{account}:{externalId}`
  /// @param reason the reason it had stopped
  /// @param call the call that is sent; absent where it is held
  /// @param status the status that is sent, or will be
  /// @param conversionType the merchant's code
  /// @param waitsFor why it is held; absent where a call is sent
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
