package io.saletrail.sandbox.stripe.state;

import java.util.List;

/// One page of a list, newest first.
public record Page<T>(List<T> items, boolean more) {}
