package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A session merged from all its observations. A look-up brings details that Stripe's events leave
/// out, and a later event does not remove them.
///
/// @param newest its newest state
/// @param promotionCodes the codes that the buyer entered
/// @param products the products of the items bought
/// @param sealedEmail the buyer's encrypted address; the first observed one, so that a new key
///   changes no decision
/// @param discountedByCode whether its discounts name a promotion code; empty where no observation
///   lists them
/// @param lookedUp whether a look-up read it, so that what is unknown now does not exist
record MergedSession(
    SessionObserved newest,
    List<String> promotionCodes,
    List<String> products,
    Optional<String> sealedEmail,
    Optional<Boolean> discountedByCode,
    boolean lookedUp) {

  static final Comparator<MergedSession> FIRST_OPENED =
      Comparator.comparing((MergedSession seen) -> seen.newest().openedAt())
          .thenComparing(seen -> seen.newest().session());

  /// The sessions of some observations, the one opened first in front.
  static List<MergedSession> of(Collection<SessionObserved> observations) {
    var bySession = new TreeMap<String, List<SessionObserved>>();
    observations.stream()
        .sorted(PaymentCase.STRIPES_ORDER)
        .forEach(
            seen -> bySession.computeIfAbsent(seen.session(), id -> new ArrayList<>()).add(seen));
    return bySession.values().stream().map(MergedSession::merged).sorted(FIRST_OPENED).toList();
  }

  /// Whether a promotion code may exist that was not read. Renderings that list no discounts name
  /// none: there a discount, or a price reduced to zero, may come from a code.
  boolean hidesPromotionCode() {
    return !lookedUp
        && promotionCodes.isEmpty()
        && discountedByCode.orElseGet(() -> newest.discountMinor() > 0 || free());
  }

  /// Whether the total was 0 when the buyer completed it.
  boolean free() {
    return free(newest);
  }

  static boolean free(SessionObserved session) {
    return session.paymentStatus() == SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
        || session.total().filter(total -> total.amountMinor() == 0).isPresent();
  }

  /// @param observations of one session, in Stripe's order
  private static MergedSession merged(List<SessionObserved> observations) {
    return new MergedSession(
        observations.getLast(),
        newestOf(observations.stream().map(SessionObserved::promotionCodes).toList()),
        newestOf(observations.stream().map(SessionObserved::products).toList()),
        observations.stream().flatMap(seen -> seen.sealedEmail().stream()).findFirst(),
        observations.stream()
            .flatMap(seen -> seen.discountedByCode().stream())
            .reduce((older, newer) -> newer),
        observations.stream().anyMatch(MergedSession::hasDetails));
  }

  /// Look-ups and backfills request fields that events and polls omit.
  private static boolean hasDetails(SessionObserved seen) {
    return switch (seen.observation().origin()) {
      case LOOKUP, BACKFILL -> true;
      case WEBHOOK, POLL, OTHER -> false;
    };
  }

  private static List<String> newestOf(List<List<String>> values) {
    return values.reversed().stream()
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(found -> found.stream().distinct().sorted().toList())
        .orElse(List.of());
  }
}
