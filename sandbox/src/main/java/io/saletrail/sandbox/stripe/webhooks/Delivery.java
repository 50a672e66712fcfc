package io.saletrail.sandbox.stripe.webhooks;

/// The delivery of one event to one endpoint.
///
/// @param response the result of the last attempt: a status, or why there was none; empty before
///   the first
public record Delivery(
    long number,
    String event,
    String type,
    String endpoint,
    State state,
    int attempts,
    String response) {

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
