package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Reference;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a payment is credited to.
///
/// The click goes first. Without one, a reference that the merchant uses for something else leaves
/// the sale alone, whatever other option is on: it says that the sale came another way. Then the
/// promotion code, then the buyer's address, each where the merchant wants it. The address waits
/// for the code: Trackdesk is told once whom a conversion belongs to.
sealed interface Attribution {
  /// An affiliate, by what this session says.
  record To(Credit credit, MergedSession session) implements Attribution {}

  /// No affiliate, and why.
  record Nobody(NotCreditedReason reason, Optional<SessionObserved> session)
      implements Attribution {}

  /// The payment's own session speaks first; then the session that began its subscription; for a
  /// subscription without one, the click of the session that stored its means of payment.
  static Attribution of(
      MoneyMovement money, Payment payment, PaymentCase whole, MerchantOptions options) {
    var sessions = sessions(money, payment, whole);
    return Stream.<Stream<? extends Attribution>>of(
            clicks(sessions),
            foreign(sessions),
            options.attributeByPromotionCode() ? codes(sessions) : Stream.empty(),
            options.attributeByEmail() ? addresses(sessions) : Stream.empty(),
            withoutClick(sessions))
        .<Attribution>flatMap(each -> each)
        .findFirst()
        .orElseGet(() -> new Nobody(unseen(payment, whole), Optional.empty()));
  }

  private static List<MergedSession> sessions(
      MoneyMovement money, Payment payment, PaymentCase whole) {
    var subscription = payment.subscriptionOf(money.invoice());
    var own =
        payment
            .sightings(SessionObserved.class)
            .filter(session -> isOf(session, subscription))
            .toList();
    var beginnings =
        whole.head(subscription).sessions().stream()
            .filter(session -> session.subscription().equals(subscription))
            .toList();
    var sessions = inOrder(own, beginnings);
    return sessions.isEmpty()
        ? SetupSession.of(subscription, payment, whole).stream().toList()
        : sessions;
  }

  /// One charge can pay invoices of two subscriptions: a session speaks for its own.
  private static boolean isOf(SessionObserved session, Optional<String> subscription) {
    return session.subscription().isEmpty() || session.subscription().equals(subscription);
  }

  /// The sessions of the payment in front; one that is seen from both sides is one.
  private static List<MergedSession> inOrder(
      Collection<SessionObserved> own, Collection<SessionObserved> beginnings) {
    var sightings = new LinkedHashMap<String, SessionObserved>();
    Stream.concat(own.stream(), beginnings.stream())
        .forEach(seen -> sightings.put(seen.id(), seen));
    var ids = own.stream().map(SessionObserved::session).toList();
    var sessions = new ArrayList<>(MergedSession.of(sightings.values()));
    sessions.sort(
        (one, other) ->
            Boolean.compare(
                ids.contains(other.newest().session()), ids.contains(one.newest().session())));
    return sessions;
  }

  private static Stream<To> clicks(List<MergedSession> sessions) {
    return sessions.stream()
        .filter(session -> session.newest().reference() == Reference.CID)
        .flatMap(
            session ->
                session.newest().cid().stream().map(cid -> new To(Credit.click(cid), session)));
  }

  private static Stream<Nobody> foreign(List<MergedSession> sessions) {
    return sessions.stream()
        .filter(Attribution::hasForeignReference)
        .map(session -> nobody(NotCreditedReason.MERCHANT_REFERENCE, session));
  }

  private static boolean hasForeignReference(MergedSession session) {
    return switch (session.newest().reference()) {
      case FOREIGN, OTHER -> true;
      case NONE, CID -> false;
    };
  }

  private static Stream<Attribution> codes(List<MergedSession> sessions) {
    return Stream.concat(
        sessions.stream()
            .filter(session -> !session.promotionCodes().isEmpty())
            .map(session -> new To(Credit.promotionCodes(session.promotionCodes()), session)),
        sessions.stream()
            .filter(MergedSession::hidesPromotionCode)
            .map(session -> nobody(NotCreditedReason.DETAILS_PENDING, session)));
  }

  private static Stream<To> addresses(List<MergedSession> sessions) {
    return sessions.stream()
        .flatMap(
            session ->
                session.sealedEmail().stream()
                    .map(address -> new To(Credit.email(address), session)));
  }

  private static Stream<Nobody> withoutClick(List<MergedSession> sessions) {
    return sessions.stream().map(session -> nobody(NotCreditedReason.NO_CLICK, session));
  }

  private static Nobody nobody(NotCreditedReason reason, MergedSession session) {
    return new Nobody(reason, Optional.of(session.newest()));
  }

  /// Where Stripe was asked and has no session, none is missing.
  private static NotCreditedReason unseen(Payment payment, PaymentCase whole) {
    var names = Stream.concat(Stream.of(payment.name()), names(payment));
    return names.anyMatch(whole::hasNoSession)
        ? NotCreditedReason.NOT_FROM_CHECKOUT
        : NotCreditedReason.SESSION_MISSING;
  }

  private static Stream<String> names(Payment payment) {
    return payment.facts().stream()
        .flatMap(fact -> Stream.concat(fact.ties(), payment.subscription().stream()));
  }
}
