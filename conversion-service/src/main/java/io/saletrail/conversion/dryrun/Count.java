package io.saletrail.conversion.dryrun;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Conversions;
import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillAssessed.Skipped;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.conversion.decision.CaseDecider;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The result of a dry run, added up chunk by chunk.
final class Count {
  private record Kind(ConversionStatus status, String currency) {}

  private static final Comparator<Kind> BY_STATUS =
      Comparator.comparing(Kind::status).thenComparing(Kind::currency);

  private record Sum(int count, long amountMinor) {
    Sum plus(Sum more) {
      return new Sum(count + more.count, amountMinor + more.amountMinor);
    }
  }

  private final Map<Kind, Sum> created = new TreeMap<>(BY_STATUS);
  private final Map<Kind, Sum> updated = new TreeMap<>(BY_STATUS);
  private final Map<NotCreditedReason, Integer> skipped = new TreeMap<>();
  private int unchanged;

  /// Adds the outcome of a chunk. Leaves out payments without a fact of the dry run: they belong to
  /// its cases, but not to its period.
  void add(CaseDecider.Outcome outcome, Set<String> facts) {
    outcome.changes().forEach(this::add);
    var changed =
        outcome.changes().stream()
            .map(change -> Decision.of(change.fact()).subject())
            .collect(Collectors.toSet());
    outcome.decided().stream()
        .filter(
            each ->
                each.payment().facts().stream().map(PaymentActivity::id).anyMatch(facts::contains))
        .map(Decided::decision)
        .forEach(decision -> add(decision, changed));
  }

  /// The whole result.
  BackfillAssessed fact(String backfill, String account, Outcome outcome, Instant now) {
    return new BackfillAssessed(
        backfill,
        account,
        outcome,
        conversions(created),
        conversions(updated),
        skipped.entrySet().stream()
            .map(each -> new Skipped(each.getKey(), each.getValue()))
            .toList(),
        unchanged,
        now);
  }

  private void add(CaseDecider.Change change) {
    switch (change.fact()) {
      case ConversionChanged conversion ->
          (isConversion(change.before()) ? updated : created)
              .merge(
                  new Kind(conversion.status(), conversion.amount().currency()),
                  new Sum(1, conversion.amount().amountMinor()),
                  Sum::plus);
      // Counted with all decisions of the chunk.
      case PaymentNotCredited _, PaymentUndecided _ -> {}
    }
  }

  private void add(Decision decision, Set<String> changed) {
    switch (decision) {
      case Decision.Conversion conversion -> {
        if (!changed.contains(conversion.subject())) {
          unchanged++;
        }
      }
      case Decision.NotCredited notCredited -> skipped.merge(notCredited.reason(), 1, Integer::sum);
    }
  }

  private static boolean isConversion(Optional<ConversionFact> before) {
    return before.filter(ConversionChanged.class::isInstance).isPresent();
  }

  private static List<Conversions> conversions(Map<Kind, Sum> sums) {
    return sums.entrySet().stream()
        .map(
            each ->
                new Conversions(
                    each.getKey().status(),
                    each.getValue().count(),
                    new Money(each.getValue().amountMinor(), each.getKey().currency())))
        .toList();
  }
}
