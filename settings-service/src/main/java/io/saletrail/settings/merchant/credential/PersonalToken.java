package io.saletrail.settings.merchant.credential;

/// A merchant's key to Trackdesk. Prints itself as dots, wherever it ends up.
public record PersonalToken(String secret) {
  @Override
  public String toString() {
    return "•••";
  }
}
