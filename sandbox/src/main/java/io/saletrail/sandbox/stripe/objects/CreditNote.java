package io.saletrail.sandbox.stripe.objects;

import java.util.Optional;

/// A credit note on a paid invoice.
///
/// @param refund its refund, which also arrives as a refund of its own
/// @param outOfBand what the merchant gives back outside Stripe: no refund belongs to it
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
