package io.saletrail.ingest.webhook;

import io.saletrail.runtime.problem.Problem;

/// The outcome of a webhook: HTTP response, metric label and log value.
enum Verdict {
  ACCEPTED(200, "Accepted", "The event is durable."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "Send webhooks with POST."),
  BODY_TOO_LARGE(413, "Body too large", "Stripe's events are smaller."),
  BODY_TOO_SLOW(408, "Body too slow", "The body did not arrive in time."),
  BODY_EMPTY(400, "Body missing", "Send an event as the body."),
  BODY_NOT_UTF8(400, "Body not UTF-8", "Stripe's events are JSON in UTF-8."),
  SIGNATURE_MISSING(400, "Signature missing", "The header Stripe-Signature is missing."),
  SIGNATURE_MALFORMED(
      400,
      "Signature malformed",
      "The header Stripe-Signature must appear once and read t=<seconds>,v1=<64 hex digits>."),
  SIGNATURE_INVALID(
      400,
      "Signature invalid",
      "No signing secret of this endpoint made this signature over these bytes."),
  SECRET_OF_ANOTHER_ENDPOINT(
      400,
      "Secret of another endpoint",
      "The secret of this signature may not sign events of this account or mode."),
  SIGNATURE_TOO_OLD(
      400, "Signature too old", "It was signed too long ago: a repetition, or a wrong clock."),
  SIGNATURE_IN_FUTURE(
      400, "Signature in the future", "It was signed after the current time: a clock is wrong."),
  NOT_JSON(400, "Not a JSON object", "Stripe's events are JSON objects."),
  NOT_AN_EVENT(
      400,
      "Not a Stripe event",
      "An event has an ID evt_…, the object \"event\" and a type. Thin events are not supported."),
  KAFKA_UNAVAILABLE(503, "Service unavailable", "Kafka is unavailable. Send the event again."),
  OVERLOADED(503, "Overloaded", "Too many events in flight. Send the event again later.");

  private final int status;
  private final String title;
  private final String detail;

  Verdict(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  int status() {
    return status;
  }

  Problem problem() {
    return Problem.of(this, status, title, detail);
  }
}
