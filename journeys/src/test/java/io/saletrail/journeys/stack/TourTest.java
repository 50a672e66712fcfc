package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What `make demo` plays.
@ResourceLock(SharedStack.LOCK)
class TourTest {

  @Test
  void afterTheTourTrackdeskHoldsTheExpectedConversions() {
    var toured = SharedStack.afterTheTour();

    assertThat(toured.held()).containsExactlyInAnyOrderElementsOf(toured.expected());
  }
}
