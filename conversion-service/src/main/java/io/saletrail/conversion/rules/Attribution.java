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

/// The affiliate that a payment is credited to.
///
/// The click takes precedence. Without one, a reference that the merchant uses otherwise excludes
/// the sale, whatever the other options are: the sale came another way. Then the promotion code,
/// then the buyer's e-mail address, each if the merchant enables it. The address waits for the
/// code, because Trackdesk accepts the source of a conversion once.
sealed interface Attribution {
  /// An affiliate, by this session.
  record Affiliate(Credit credit, MergedSession session) implements Attribution {}

  /// No affiliate, and the reason.
  record NoAffiliate(NotCreditedReason reason, Optional<SessionObserved> session)
      implements Attribution {}

  /// The payment's own session takes precedence; then the session that started its subscription;
  /// for a subscription without one, the session that stored its payment method.
  static Attribution of(
      MoneyMovement money, Payment payment, PaymentCase paymentCase, MerchantOptions options) {
    var sessions = sessions(money, payment, paymentCase);
    return Stream.<Stream<? extends Attribution>>of(
            clicks(sessions),
            foreign(sessions),
            options.attributeByPromotionCode() ? codes(sessions) : Stream.empty(),
            options.attributeByEmail() ? addresses(sessions) : Stream.empty(),
            withoutClick(sessions))
        .<Attribution>flatMap(each -> each)
        .findFirst()
        .orElseGet(() -> new NoAffiliate(missingSession(payment, paymentCase), Optional.empty()));
  }

  private static List<MergedSession> sessions(
      MoneyMovement money, Payment payment, PaymentCase paymentCase) {
    var subscription = payment.subscriptionOf(money.invoice());
    var own =
        payment
            .observations(SessionObserved.class)
            .filter(session -> isOf(session, subscription))
            .toList();
    var beginnings =
        paymentCase.head(subscription).sessions().stream()
            .filter(session -> session.subscription().equals(subscription))
            .toList();
    var sessions = inOrder(own, beginnings);
    return sessions.isEmpty()
        ? SetupSession.of(subscription, payment, paymentCase).stream().toList()
        : sessions;
  }

  /// One charge can pay invoices of two subscriptions: a session counts for its own.
  private static boolean isOf(SessionObserved session, Optional<String> subscription) {
    return session.subscription().isEmpty() || session.subscription().equals(subscription);
  }

  /// The sessions of the payment in front. A session that belongs to both appears once.
  private static List<MergedSession> inOrder(
      Collection<SessionObserved> own, Collection<SessionObserved> beginnings) {
    var observations = new LinkedHashMap<String, SessionObserved>();
    Stream.concat(own.stream(), beginnings.stream())
        .forEach(seen -> observations.put(seen.id(), seen));
    var ids = own.stream().map(SessionObserved::session).toList();
    var sessions = new ArrayList<>(MergedSession.of(observations.values()));
    sessions.sort(
        (one, other) ->
            Boolean.compare(
                ids.contains(other.newest().session()), ids.contains(one.newest().session())));
    return sessions;
  }

  private static Stream<Affiliate> clicks(List<MergedSession> sessions) {
    return sessions.stream()
        .filter(session -> session.newest().reference() == Reference.CID)
        .flatMap(
            session ->
                session.newest().cid().stream()
                    .map(cid -> new Affiliate(Credit.click(cid), session)));
  }

  private static Stream<NoAffiliate> foreign(List<MergedSession> sessions) {
    return sessions.stream()
        .filter(Attribution::hasForeignReference)
        .map(session -> noAffiliate(NotCreditedReason.MERCHANT_REFERENCE, session));
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
            .map(
                session -> new Affiliate(Credit.promotionCodes(session.promotionCodes()), session)),
        sessions.stream()
            .filter(MergedSession::hidesPromotionCode)
            .map(session -> noAffiliate(NotCreditedReason.DETAILS_PENDING, session)));
  }

  private static Stream<Affiliate> addresses(List<MergedSession> sessions) {
    return sessions.stream()
        .flatMap(
            session ->
                session.sealedEmail().stream()
                    .map(address -> new Affiliate(Credit.email(address), session)));
  }

  private static Stream<NoAffiliate> withoutClick(List<MergedSession> sessions) {
    return sessions.stream().map(session -> noAffiliate(NotCreditedReason.NO_CLICK, session));
  }

  private static NoAffiliate noAffiliate(NotCreditedReason reason, MergedSession session) {
    return new NoAffiliate(reason, Optional.of(session.newest()));
  }

  /// After a look-up without a session, none is missing.
  private static NotCreditedReason missingSession(Payment payment, PaymentCase paymentCase) {
    var names = Stream.concat(Stream.of(payment.name()), names(payment));
    return names.anyMatch(paymentCase::hasNoSession)
        ? NotCreditedReason.NOT_FROM_CHECKOUT
        : NotCreditedReason.SESSION_MISSING;
  }

  private static Stream<String> names(Payment payment) {
    return payment.facts().stream()
        .flatMap(fact -> Stream.concat(fact.ties(), payment.subscription().stream()));
  }
}
