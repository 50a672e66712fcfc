package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A session with all that any sight of it told. A look-up brings what Stripe's events leave out,
/// and an event that comes after it takes nothing back.
///
/// @param newest its newest state
/// @param promotionCodes what the buyer typed to get a discount
/// @param products what was bought
/// @param sealedEmail the buyer's address; the first that was told, so that a new key changes
///   nothing that was decided
/// @param lookedUp whether Stripe was asked for it, and what is not known now is not there
record SeenSession(
    SessionObserved newest,
    List<String> promotionCodes,
    List<String> products,
    Optional<String> sealedEmail,
    boolean lookedUp) {

  static final Comparator<SeenSession> FIRST_OPENED =
      Comparator.comparing((SeenSession seen) -> seen.newest().openedAt())
          .thenComparing(seen -> seen.newest().session());

  /// The sessions of a payment, the one that was opened first in front.
  static List<SeenSession> in(Payment payment) {
    var sights = new TreeMap<String, List<SessionObserved>>();
    for (var fact : payment.facts()) {
      if (fact instanceof SessionObserved session) {
        sights.computeIfAbsent(session.session(), id -> new ArrayList<>()).add(session);
      }
    }
    return sights.values().stream().map(SeenSession::of).sorted(FIRST_OPENED).toList();
  }

  /// @param sights of one session, in Stripe's order
  private static SeenSession of(List<SessionObserved> sights) {
    return new SeenSession(
        sights.getLast(),
        newestOf(sights.stream().map(SessionObserved::promotionCodes).toList()),
        newestOf(sights.stream().map(SessionObserved::products).toList()),
        sights.stream().flatMap(sight -> sight.sealedEmail().stream()).findFirst(),
        sights.stream().anyMatch(SeenSession::withDetails));
  }

  /// Look-ups and backfills ask Stripe for what events and polls leave out.
  private static boolean withDetails(SessionObserved sight) {
    return switch (sight.observation().origin()) {
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
