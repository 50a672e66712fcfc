package io.saletrail.settings.alert.destination;

/// A valid destination that is not saved yet.
///
/// @param address an e-mail address or a URL
public record NewDestination(DestinationKind kind, String address) {
  @Override
  public String toString() {
    return "NewDestination[" + kind + "]";
  }
}
