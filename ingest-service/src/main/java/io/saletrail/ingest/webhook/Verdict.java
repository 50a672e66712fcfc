package io.saletrail.ingest.webhook;

import io.saletrail.ingest.problem.Problem;

/// Every way in which a webhook can end: the answer, the metric label and the log word.
enum Verdict {
  ACCEPTED(200, "Accepted", "The event is durable."),
  METHOD_NOT_ALLOWED(405, "Only POST", "Webhooks are sent with POST."),
  BODY_TOO_LARGE(413, "Body too large", "No Stripe event is that large."),
  BODY_TOO_SLOW(408, "Body too slow", "The body did not arrive in time."),
  BODY_EMPTY(400, "No body", "A webhook carries an event as its body."),
  BODY_NOT_UTF8(400, "Body is not UTF-8", "Stripe's events are JSON in UTF-8."),
  SIGNATURE_MISSING(400, "No signature", "The header Stripe-Signature is missing."),
  SIGNATURE_MALFORMED(
      400,
      "Signature unreadable",
      "The header Stripe-Signature must appear once and read t=<seconds>,v1=<64 hex digits>."),
  SIGNATURE_INVALID(
      400,
      "Signature wrong",
      "No signing secret of this endpoint made this signature over these bytes."),
  SIGNATURE_TOO_OLD(400, "Signature too old", "It was signed too long ago: a replay, or a clock."),
  SIGNATURE_IN_FUTURE(
      400, "Signature from the future", "It was signed later than now: a clock is wrong."),
  NOT_JSON(400, "Not a JSON object", "Stripe's events are JSON objects."),
  NOT_AN_EVENT(
      400,
      "Not a Stripe event",
      "An event has an id evt_…, the object \"event\" and a type. Thin events are not result."),
  KAFKA_UNAVAILABLE(503, "Not now", "The event could not be made durable. Send it again."),
  OVERLOADED(503, "Too much at once", "More events arrive than can be made durable. Try later.");

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
