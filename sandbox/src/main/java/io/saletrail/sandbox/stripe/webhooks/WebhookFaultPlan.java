package io.saletrail.sandbox.stripe.webhooks;

import java.time.Duration;

/// How webhooks go wrong on command. Changes hold for events made afterwards.
public final class WebhookFaultPlan {

  private volatile boolean dropping;
  private volatile int extraCopies;
  private volatile boolean shuffling;
  private volatile Duration delay = Duration.ZERO;

  /// Nothing is sent; the events list still tells of everything.
  public void drop(boolean all) {
    dropping = all;
  }

  public void duplicate(int copies) {
    extraCopies = copies;
  }

  /// Any order, mixed over [Lane#SHUFFLE_SPREAD].
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
