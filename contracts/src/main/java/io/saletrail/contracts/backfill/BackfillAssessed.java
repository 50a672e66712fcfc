package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.time.Instant;
import java.util.List;

/// The result of a dry run: what a backfill of the same period would change, by the facts and the
/// merchant's options at that moment. Nothing was changed.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param outcome whether the counts are complete
/// @param created conversions that would be created
/// @param updated conversions that would change, in their new state
/// @param skipped payments of the period that would not be credited
/// @param unchanged conversions of the period that would not change
/// @param assessedAt when it was computed
public record BackfillAssessed(
    String backfill,
    String account,
    Outcome outcome,
    List<Conversions> created,
    List<Conversions> updated,
    List<Skipped> skipped,
    int unchanged,
    Instant assessedAt)
    implements BackfillFact {

  /// Whether the counts are complete.
  public enum Outcome {
    COMPLETE,
    /// The period exceeds the limit of a dry run: the counts cover a part of it. Remedy: a shorter
    /// period.
    TOO_LARGE,
    /// Added by a later version.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Conversions of one status in one currency.
  ///
  /// @param status the status at Trackdesk
  /// @param count their number
  /// @param amount their total
  public record Conversions(ConversionStatus status, int count, Money amount) {}

  /// Payments that would not be credited, by reason.
  ///
  /// @param reason the reason
  /// @param count their number
  public record Skipped(NotCreditedReason reason, int count) {}

  @Override
  public String id() {
    return backfill + "/assessed";
  }

  @Override
  public Instant at() {
    return assessedAt;
  }
}
