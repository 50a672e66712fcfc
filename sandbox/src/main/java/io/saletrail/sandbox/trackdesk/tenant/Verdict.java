package io.saletrail.sandbox.trackdesk.tenant;

/// The result of a call about a conversion.
public sealed interface Verdict {

  record Accepted(Conversion conversion) implements Verdict {}

  record Refused(Refusal refusal) implements Verdict {}
}
