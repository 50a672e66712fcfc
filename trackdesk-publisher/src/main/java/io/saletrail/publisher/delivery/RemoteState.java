package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionStatus;

/// What Trackdesk holds of a conversion, as far as we can know.
///
/// Between its acceptance and our record of it lies a gap that no transaction closes. So before a
/// call is made the standing becomes the *uncertain* one (`Offered`, `Unsure`), and the answer,
/// not the call, makes it certain again. Whoever finds an uncertain standing, after a crash or a
/// lost answer, makes the call once more: repeats do no harm.
public sealed interface RemoteState {
  /// Nothing: no create was ever taken.
  record NotThere() implements RemoteState {}

  /// A create went out, and it is not known whether it was taken. It is repeated just as it was,
  /// so that "already exists" says what is there; a newer status follows as an update.
  ///
  /// @param revision of the decision that was offered
  record Offered(ConversionStatus status, long revision) implements RemoteState {}

  /// The conversion, with this status.
  record There(ConversionStatus status) implements RemoteState {}

  /// The conversion, with a status that has to be said (again) to be sure of it.
  record Unsure() implements RemoteState {}
}
