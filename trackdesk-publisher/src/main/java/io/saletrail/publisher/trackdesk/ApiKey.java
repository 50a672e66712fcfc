package io.saletrail.publisher.trackdesk;

import java.util.regex.Pattern;

/// A merchant's personal token, for the length of one call. Its string form hides it.
public final class ApiKey {
  /// The characters that an HTTP header can carry; a token of Trackdesk is a UUID or a JWT.
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  public static ApiKey of(String value) {
    return new ApiKey(value);
  }

  /// Whether a header can carry it: Trackdesk rejects every other token, and the HTTP client would
  /// quote it in its error.
  boolean sendable() {
    return SENDABLE.matcher(value).matches();
  }

  String value() {
    return value;
  }

  @Override
  public String toString() {
    return "ApiKey[…]";
  }
}
