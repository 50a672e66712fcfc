package io.saletrail.contracts.tenant;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// A saved tenant and personal token were probed with one call that changes nothing. The token
/// itself is never published.
///
/// @param account the merchant, `acct_…`
/// @param tenant the tenant that was called
/// @param credentialVersion which of the merchant's tokens was probed, as `settings.credentials.v1`
///   counts them
/// @param attempt counts the probes of this tenant with this token from 1
/// @param outcome the result
/// @param httpStatus absent without a response
/// @param nextCheckAt when the next probe is due; absent where none is
/// @param checkedAt when the response was read
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

  /// The result of a probe.
  public enum Outcome {
    /// Trackdesk accepts the token.
    ACCEPTED,
    /// The tenant exists and rejects the token.
    TOKEN_REJECTED,
    /// There is no such Trackdesk tenant.
    TENANT_UNKNOWN,
    /// No conclusive response; the probe is repeated.
    UNAVAILABLE,
    @JsonEnumDefaultValue
    OTHER
  }

  /// Attempts start from 1 for each tenant, and a tenant can be saved again: the time keeps ids
  /// unique.
  @Override
  public String id() {
    return "%s/tokens/%d/%d".formatted(account, credentialVersion, checkedAt.toEpochMilli());
  }

  @Override
  public Instant at() {
    return checkedAt;
  }
}
