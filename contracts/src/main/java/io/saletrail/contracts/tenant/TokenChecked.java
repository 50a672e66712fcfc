package io.saletrail.contracts.tenant;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// A tenant and a personal token that were saved were tried with one call that changes nothing.
/// What the token is, is never told.
///
/// @param account the merchant, `acct_…`
/// @param tenant the tenant that was called
/// @param credentialVersion which of the merchant's tokens was tried, as
///   `settings.credentials.v1` counts them
/// @param attempt counts the tries of this tenant with this token from 1
/// @param outcome what it showed
/// @param httpStatus absent where no answer came
/// @param nextCheckAt when it is tried again; absent where nothing more is to be learned, or it was
///   given up
/// @param checkedAt when the answer was read
public record TokenChecked(
    String account,
    String tenant,
    long credentialVersion,
    int attempt,
    Outcome outcome,
    Optional<Integer> httpStatus,
    Optional<Instant> nextCheckAt,
    Instant checkedAt)
    implements TenantFact {

  /// What a try showed.
  public enum Outcome {
    /// Trackdesk takes the token.
    ACCEPTED,
    /// Trackdesk knows the tenant and refuses the token.
    TOKEN_REJECTED,
    /// There is no Trackdesk of that name.
    TENANT_UNKNOWN,
    /// No answer that says anything; it is tried again.
    UNAVAILABLE,
    @JsonEnumDefaultValue
    OTHER
  }

  /// Tries are counted anew for each tenant, and a tenant can come back: the time tells them
  /// apart.
  @Override
  public String id() {
    return "%s/tokens/%d/%d".formatted(account, credentialVersion, checkedAt.toEpochMilli());
  }

  @Override
  public Instant at() {
    return checkedAt;
  }
}
