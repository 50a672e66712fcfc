package io.saletrail.sandbox.stripe.actions;

/// Stripe would refuse this action in the object's current state.
public final class ActionRefused extends RuntimeException {

  private final String code;
  private final String reason;

  /// A refusal with Stripe's error code.
  ///
  /// @param code as in Stripe's list of error codes
  public ActionRefused(String code, String message) {
    super(message);
    this.code = code;
    this.reason = message;
  }

  public String code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
