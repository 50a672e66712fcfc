package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A session with all that any sighting of it told. A look-up brings what Stripe's events leave
/// out, and an event that comes after it takes nothing back.
///
/// @param newest its newest state
/// @param promotionCodes what the buyer typed to get a discount
/// @param products what was bought
/// @param sealedEmail the buyer's address; the first that was told, so that a new key changes
///   nothing that was decided
/// @param discountedByCode whether its discounts name a promotion code; empty where no sighting
///   lists them
/// @param lookedUp whether Stripe was asked for it, and what is not known now is not there
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

  /// The sessions of some sightings, the one that was opened first in front.
  static List<MergedSession> of(Collection<SessionObserved> sightings) {
    var bySession = new TreeMap<String, List<SessionObserved>>();
    sightings.stream()
        .sorted(PaymentCase.STRIPES_ORDER)
        .forEach(
            seen -> bySession.computeIfAbsent(seen.session(), id -> new ArrayList<>()).add(seen));
    return bySession.values().stream().map(MergedSession::merged).sorted(FIRST_OPENED).toList();
  }

  /// Whether a promotion code is named that was not read. Renderings that list no discounts name
  /// none: there a discount, or a price that was wholly taken off, may have come by one.
  boolean hidesPromotionCode() {
    return !lookedUp
        && promotionCodes.isEmpty()
        && discountedByCode.orElseGet(() -> newest.discountMinor() > 0 || free());
  }

  /// Whether nothing was to pay when it was completed.
  boolean free() {
    return free(newest);
  }

  static boolean free(SessionObserved session) {
    return session.paymentStatus() == SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
        || session.total().filter(total -> total.amountMinor() == 0).isPresent();
  }

  /// @param sightings of one session, in Stripe's order
  private static MergedSession merged(List<SessionObserved> sightings) {
    return new MergedSession(
        sightings.getLast(),
        newestOf(sightings.stream().map(SessionObserved::promotionCodes).toList()),
        newestOf(sightings.stream().map(SessionObserved::products).toList()),
        sightings.stream().flatMap(seen -> seen.sealedEmail().stream()).findFirst(),
        sightings.stream()
            .flatMap(seen -> seen.discountedByCode().stream())
            .reduce((older, newer) -> newer),
        sightings.stream().anyMatch(MergedSession::withDetails));
  }

  /// Look-ups and backfills ask Stripe for what events and polls leave out.
  private static boolean withDetails(SessionObserved seen) {
    return switch (seen.observation().origin()) {
      case LOOKUP, BACKFILL -> true;
      case WEBHOOK, POLL, OTHER -> false;
    };
  }

  private static List<String> newestOf(List<List<String>> told) {
    return told.reversed().stream()
        .filter(values -> !values.isEmpty())
        .findFirst()
        .map(values -> values.stream().distinct().sorted().toList())
        .orElse(List.of());
  }
}
