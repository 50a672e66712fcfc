package io.saletrail.publisher.token;

import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One try of a merchant's token.
///
/// @param number counts the checks of this tenant with this token from 1
/// @param requestedAt when tenant and token were first there together
public record TokenCheck(
    Merchant merchant,
    TenantId tenant,
    long version,
    int number,
    Instant requestedAt,
    Instant startedAt) {

  /// The due checks, one per tenant: another merchant of the same tenant comes next.
  public static Map<TenantId, TokenCheck> due(
      Map<TenantId, List<Merchant>> merchants, Instant now) {
    var due = new HashMap<TenantId, TokenCheck>();
    merchants.forEach(
        (tenant, its) ->
            its.stream()
                .flatMap(merchant -> due(merchant, now).stream())
                .findFirst()
                .ifPresent(check -> due.put(tenant, check)));
    return due;
  }

  /// The lane in which the merchant's token is checked.
  public static Optional<TenantId> lane(Merchant merchant) {
    return due(merchant, Instant.MAX).map(TokenCheck::tenant);
  }

  private static Optional<TokenCheck> due(Merchant merchant, Instant now) {
    return merchant.credential() instanceof Credential.Saved(var version, var _, var check)
        ? merchant
            .tenant()
            .filter(tenant -> merchant.connected())
            .flatMap(
                tenant ->
                    check
                        .filter(planned -> !planned.at().isAfter(now))
                        .map(
                            planned ->
                                new TokenCheck(
                                    merchant,
                                    tenant,
                                    version,
                                    planned.attempts() + 1,
                                    planned.requestedAt(),
                                    now)))
        : Optional.empty();
  }
}
