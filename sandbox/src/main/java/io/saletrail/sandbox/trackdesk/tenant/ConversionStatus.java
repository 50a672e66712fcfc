package io.saletrail.sandbox.trackdesk.tenant;

import java.util.Arrays;
import java.util.Optional;

/// Every status that Trackdesk has. Only [#APPROVED] is paid.
public enum ConversionStatus {
  APPROVED,
  PENDING,
  ON_HOLD,
  REJECTED,
  REFUNDED,
  FRAUD,
  NOT_ALLOWED,
  TEST,
  UNSPECIFIED;

  private static final String PREFIX = "CONVERSION_STATUS_";

  public String wire() {
    return PREFIX + name();
  }

  public static Optional<ConversionStatus> fromWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
