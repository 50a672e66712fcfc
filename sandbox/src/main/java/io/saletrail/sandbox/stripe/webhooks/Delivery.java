package io.saletrail.sandbox.stripe.webhooks;

/// One event on its way to one endpoint.
///
/// @param answer what the last attempt met: a status, or why there was none; empty before the
///     first
public record Delivery(
    long number,
    String event,
    String type,
    String endpoint,
    State state,
    int attempts,
    String answer) {

  public enum State {
    WAITING,
    DELIVERED,
    GIVEN_UP,
    DROPPED
  }

  static Delivery of(long number, String event, String type, String endpoint) {
    return new Delivery(number, event, type, endpoint, State.WAITING, 0, "");
  }

  Delivery tried(State next, String met) {
    return new Delivery(number, event, type, endpoint, next, attempts + 1, met);
  }

  Delivery dropped() {
    return new Delivery(
        number, event, type, endpoint, State.DROPPED, attempts, "dropped on command");
  }
}
