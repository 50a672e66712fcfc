package io.saletrail.sandbox.stripe.objects;

import java.util.Optional;

/// A credit note on a paid invoice.
///
/// @param refund its refund, which also has events of its own
/// @param outOfBand refunded outside Stripe, without a refund object
public record CreditNote(
    String id,
    String account,
    long created,
    String invoice,
    Payer payer,
    long amount,
    String currency,
    Optional<String> refund,
    long outOfBand)
    implements StripeObject {}
