package io.saletrail.contracts.conversion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The Stripe objects behind a decision. Each of the ids finds it.
///
/// @param session `cs_…`
/// @param paymentIntent `pi_…`
/// @param charge `ch_…`, the one that succeeded
/// @param invoice `in_…`
/// @param subscription `sub_…`
/// @param refunds `re_…`, in order of id
/// @param disputes `du_…`, in order of id
public record StripeIds(
    Optional<String> session,
    Optional<String> paymentIntent,
    Optional<String> charge,
    Optional<String> invoice,
    Optional<String> subscription,
    List<String> refunds,
    List<String> disputes) {

  /// No ids.
  public static final StripeIds NONE =
      new StripeIds(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  /// All ids.
  public Stream<String> all() {
    return Stream.of(
            session.stream(),
            paymentIntent.stream(),
            charge.stream(),
            invoice.stream(),
            subscription.stream(),
            refunds.stream(),
            disputes.stream())
        .flatMap(ids -> ids);
  }
}
