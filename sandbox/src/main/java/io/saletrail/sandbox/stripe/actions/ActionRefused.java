package io.saletrail.sandbox.stripe.actions;

/// Stripe would not let this happen in the state that things are in.
public final class ActionRefused extends RuntimeException {

  private final String code;
  private final String why;

  /// A refusal.
  ///
  /// @param code as in Stripe's list of error codes
  public ActionRefused(String code, String message) {
    super(message);
    this.code = code;
    this.why = message;
  }

  public String code() {
    return code;
  }

  public String why() {
    return why;
  }
}
