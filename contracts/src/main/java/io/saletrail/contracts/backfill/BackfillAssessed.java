package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.time.Instant;
import java.util.List;

/// What a rehearsal came to: what the same period would bring for real, by what is known now and by
/// the merchant's options of now. Nothing of it has happened.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param outcome whether the counts are whole
/// @param created conversions that would come to be
/// @param updated conversions that would become other than they are, as they would become
/// @param skipped payments of the period that would be no conversion
/// @param unchanged conversions of the period that are already as they should be
/// @param assessedAt when it was reckoned
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

  /// Whether the counts are whole.
  public enum Outcome {
    COMPLETE,
    /// The period holds more than one rehearsal may: the counts are of a part of it. Remedy: a
    /// shorter period.
    TOO_LARGE,
    /// Brought by a later version.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Conversions of one status in one currency.
  ///
  /// @param status what Trackdesk would hold
  /// @param count how many
  /// @param amount what they are worth together
  public record Conversions(ConversionStatus status, int count, Money amount) {}

  /// Payments that would be no conversion for the same reason.
  ///
  /// @param reason why
  /// @param count how many
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
