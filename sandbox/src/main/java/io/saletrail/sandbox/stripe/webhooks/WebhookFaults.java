package io.saletrail.sandbox.stripe.webhooks;

import java.time.Duration;

/// Faults of webhooks, on command. Changes apply to later events.
public final class WebhookFaults {

  private volatile boolean dropping;
  private volatile int extraCopies;
  private volatile boolean shuffling;
  private volatile Duration delay = Duration.ZERO;

  /// Sends nothing; the events list still has everything.
  public void drop(boolean all) {
    dropping = all;
  }

  public void duplicate(int copies) {
    extraCopies = copies;
  }

  /// Random order within [Lane#SHUFFLE_SPREAD].
  public void shuffle(boolean mixed) {
    shuffling = mixed;
  }

  public void delay(Duration by) {
    delay = by;
  }

  public void behave() {
    dropping = false;
    extraCopies = 0;
    shuffling = false;
    delay = Duration.ZERO;
  }

  public boolean dropping() {
    return dropping;
  }

  public int extraCopies() {
    return extraCopies;
  }

  public boolean shuffling() {
    return shuffling;
  }

  public Duration delay() {
    return delay;
  }
}
