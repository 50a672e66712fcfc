package io.saletrail.sandbox.trackdesk.tenant;

/// What became of a call about a conversion.
public sealed interface Verdict {

  record Held(Conversion conversion) implements Verdict {}

  record Refused(Refusal refusal) implements Verdict {}
}
