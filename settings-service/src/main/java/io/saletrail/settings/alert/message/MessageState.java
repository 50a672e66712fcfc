package io.saletrail.settings.alert.message;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a message.
@Schema(name = "AlertMessageState")
public enum MessageState {
  /// The next attempt is due now or later.
  DUE,
  /// The destination accepted it.
  SENT,
  /// No further attempt is made.
  FAILED
}
