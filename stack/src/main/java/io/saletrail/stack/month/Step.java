package io.saletrail.stack.month;

import io.saletrail.stack.purchase.Purchase;
import java.time.Duration;
import java.util.function.Consumer;

/// One step of a purchase.
///
/// @param purchase its number
/// @param after time since the start of the month
record Step(int purchase, Duration after, Consumer<Purchase> action) {}
