package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionStatus;

/// What Trackdesk holds of a conversion, as far as known.
///
/// No transaction closes the gap between Trackdesk's acceptance and our record of it. So the state
/// becomes *in doubt* before a call (`CreateInDoubt`, `UpdateInDoubt`), and only the response makes
/// it certain again. A replica that finds a state in doubt, after a crash or a lost response,
/// repeats the call: repeats are harmless.
public sealed interface RemoteState {
  /// Nothing: no create was accepted.
  record Absent() implements RemoteState {}

  /// A create was sent and its result is unknown. It is repeated unchanged, so that "already
  /// exists" proves its content; a newer status follows as an update.
  ///
  /// @param revision of the decision that was sent
  record CreateInDoubt(ConversionStatus status, long revision) implements RemoteState {}

  /// The conversion, with this status.
  record Present(ConversionStatus status) implements RemoteState {}

  /// The conversion with an unknown status: the status must be sent (again).
  record UpdateInDoubt() implements RemoteState {}
}
