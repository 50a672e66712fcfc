package io.saletrail.sandbox.stripe.objects;

import java.util.Optional;

/// The payer: a guest with an e-mail address, or a customer object.
public record Payer(Optional<String> customer, Optional<String> email) {}
