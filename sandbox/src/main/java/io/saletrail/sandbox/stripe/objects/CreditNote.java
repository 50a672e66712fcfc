package io.saletrail.sandbox.stripe.objects;

import java.util.Optional;

/// A credit note on a paid invoice. Its refund also arrives as a refund of its own.
public record CreditNote(
    String id,
    String account,
    long created,
    String invoice,
    Payer payer,
    long amount,
    String currency,
    Optional<String> refund)
    implements StripeObject {}
