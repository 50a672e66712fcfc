package io.saletrail.settings.alert.message;

/// The result of one attempt.
sealed interface SendResult {
  /// The destination accepted the message.
  record Accepted() implements SendResult {}

  /// It did not.
  ///
  /// @param reason a few words for the log
  /// @param lasting whether another attempt cannot succeed
  record Failed(String reason, boolean lasting) implements SendResult {}

  static SendResult retry(String reason) {
    return new Failed(reason, false);
  }

  static SendResult never(String reason) {
    return new Failed(reason, true);
  }
}
