package io.saletrail.sandbox.house;

/// The house cannot go on; the message is what the person at the terminal reads.
public final class HouseFailed extends RuntimeException {

  public HouseFailed(String message) {
    super(message);
  }

  public HouseFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
