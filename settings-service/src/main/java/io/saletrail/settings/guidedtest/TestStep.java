package io.saletrail.settings.guidedtest;

/// One step of a test, and where it stands.
///
/// @param detail what is, or what to do
/// @param remedy what helps; empty where nothing has to
public record TestStep(Name name, State state, String detail, String remedy) {

  /// The steps, in their order.
  public enum Name {
    TOKEN,
    TEST_MODE,
    SNIPPETS,
    CLICK,
    PAYMENT,
    HEARD,
    DECIDED,
    DELIVERED
  }

  /// Where a step stands.
  public enum State {
    DONE,
    /// Somebody else is at it.
    WAITING,
    /// It is the merchant's turn.
    TO_DO,
    /// It went wrong: the remedy says what helps.
    FAILED,
    /// Its turn comes later.
    LATER
  }

  static TestStep of(Name name, State state, String detail) {
    return new TestStep(name, state, detail, "");
  }
}
