package io.saletrail.stack.month;

import java.time.Duration;
import java.util.function.Consumer;

/// Something that happens in a story.
///
/// @param story its number
/// @param after how long after the month's beginning
record Step(int story, Duration after, Consumer<Bought> act) {}
