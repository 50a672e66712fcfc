package io.saletrail.settings.merchant.credential;

/// A merchant's personal token. `toString` masks it.
public record PersonalToken(String secret) {
  @Override
  public String toString() {
    return "•••";
  }
}
