package io.saletrail.settings.request.guidedtest;

/// A test step and its state.
///
/// @param detail the result, or the instruction
/// @param remedy what to do after a failure; otherwise empty
public record TestStep(Name name, State state, String detail, String remedy) {

  /// The steps in order.
  public enum Name {
    TOKEN,
    TEST_MODE,
    SNIPPETS,
    CLICK,
    PAYMENT,
    WEBHOOK_RECEIVED,
    CONVERSION_CREATED,
    DELIVERED
  }

  /// The state of a step.
  public enum State {
    DONE,
    /// In progress, without the merchant.
    WAITING,
    /// The merchant must act.
    TO_DO,
    /// Failed; see the remedy.
    FAILED,
    /// Earlier steps come first.
    PENDING
  }

  static TestStep of(Name name, State state, String detail) {
    return new TestStep(name, state, detail, "");
  }
}
