package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Reference;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a payment is credited to.
///
/// The click goes first. Without one, a reference that somebody used for something of their own
/// leaves the sale alone, whatever else the merchant switched on: it says that the sale came
/// another way. Then the promotion code, then the buyer's address, each where the merchant wants
/// it. The address waits for the code: Trackdesk is told once whom a conversion belongs to.
sealed interface Attribution {
  /// Somebody, by what this session says.
  record To(Credit credit, SeenSession session) implements Attribution {}

  /// Nobody, and why.
  record Nobody(SetAsideReason reason, Optional<SessionObserved> session) implements Attribution {}

  /// The payment's own session speaks first; a renewal is spoken for by the session that began
  /// its subscription.
  static Attribution of(Payment payment, PaymentCase whole, MerchantOptions options) {
    var sessions =
        Stream.concat(
                SeenSession.in(payment).stream(),
                beginnings(payment, whole).sorted(SeenSession.FIRST_OPENED))
            .toList();
    return Stream.<Stream<? extends Attribution>>of(
            clicks(sessions),
            foreign(sessions),
            options.attributeByPromotionCode() ? codes(sessions) : Stream.empty(),
            options.attributeByEmail() ? addresses(sessions) : Stream.empty(),
            nobodys(sessions))
        .<Attribution>flatMap(each -> each)
        .findFirst()
        .orElse(new Nobody(SetAsideReason.SESSION_NOT_SEEN, Optional.empty()));
  }

  private static Stream<To> clicks(List<SeenSession> sessions) {
    return sessions.stream()
        .filter(session -> session.newest().reference() == Reference.CID)
        .flatMap(
            session ->
                session.newest().cid().stream().map(cid -> new To(Credit.click(cid), session)));
  }

  private static Stream<Nobody> foreign(List<SeenSession> sessions) {
    return sessions.stream()
        .filter(
            session ->
                switch (session.newest().reference()) {
                  case FOREIGN, OTHER -> true;
                  case NONE, CID -> false;
                })
        .map(session -> nobody(SetAsideReason.FOREIGN_REFERENCE, session));
  }

  private static Stream<Attribution> codes(List<SeenSession> sessions) {
    return Stream.concat(
        sessions.stream()
            .filter(session -> !session.promotionCodes().isEmpty())
            .map(session -> new To(Credit.promotionCodes(session.promotionCodes()), session)),
        sessions.stream()
            .filter(session -> session.newest().discountMinor() > 0 && !session.lookedUp())
            .map(session -> nobody(SetAsideReason.DETAILS_AWAITED, session)));
  }

  private static Stream<To> addresses(List<SeenSession> sessions) {
    return sessions.stream()
        .flatMap(
            session ->
                session.sealedEmail().stream()
                    .map(address -> new To(Credit.email(address), session)));
  }

  private static Stream<Nobody> nobodys(List<SeenSession> sessions) {
    return sessions.stream().map(session -> nobody(SetAsideReason.NO_CLICK, session));
  }

  private static Nobody nobody(SetAsideReason reason, SeenSession session) {
    return new Nobody(reason, Optional.of(session.newest()));
  }

  private static Stream<SeenSession> beginnings(Payment payment, PaymentCase whole) {
    return payment.subscription().stream()
        .flatMap(
            subscription ->
                whole.payments().stream()
                    .filter(other -> !other.equals(payment))
                    .flatMap(other -> SeenSession.in(other).stream())
                    .filter(
                        session ->
                            session
                                .newest()
                                .subscription()
                                .filter(subscription::equals)
                                .isPresent()));
  }
}
