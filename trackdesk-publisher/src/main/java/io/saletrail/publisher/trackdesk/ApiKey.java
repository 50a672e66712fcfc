package io.saletrail.publisher.trackdesk;

import java.util.regex.Pattern;

/// A merchant's personal token, for as long as one call takes. It prints as nothing.
public final class ApiKey {
  /// What an HTTP header can carry; a token of Trackdesk's is a UUID or a JWT.
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  public static ApiKey of(String value) {
    return new ApiKey(value);
  }

  /// Whether it can stand in a header at all: Trackdesk refuses every other one, and the HTTP
  /// client would quote it in its complaint.
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
