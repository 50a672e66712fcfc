package io.saletrail.stack;

/// The local stack cannot continue. The message is shown at the terminal.
public final class StackFailure extends RuntimeException {

  public StackFailure(String message) {
    super(message);
  }

  public StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
