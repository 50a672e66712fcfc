package io.saletrail.stack;

/// The house cannot go on; the message is what the person at the terminal reads.
public final class StackFailure extends RuntimeException {

  public StackFailure(String message) {
    super(message);
  }

  public StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
