package io.saletrail.publisher.token;

import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One try of a merchant's token for a tenant.
///
/// @param number counts the checks of this tenant with this token from 1
/// @param requestedAt when tenant and token were first there together
public record TokenCheck(
    String account,
    Binding binding,
    long version,
    int number,
    Instant requestedAt,
    Instant startedAt) {

  public TenantId tenant() {
    return binding.tenant();
  }

  /// The due checks, one per tenant: another merchant of the same tenant comes next.
  public static Map<TenantId, TokenCheck> due(
      Map<TenantId, List<Merchant>> merchants, Instant now) {
    var due = new HashMap<TenantId, TokenCheck>();
    merchants.forEach(
        (tenant, its) ->
            its.stream()
                .flatMap(merchant -> due(merchant, tenant, now).stream())
                .findFirst()
                .ifPresent(check -> due.put(tenant, check)));
    return due;
  }

  private static Optional<TokenCheck> due(Merchant merchant, TenantId tenant, Instant now) {
    return merchant
        .binding(tenant)
        .filter(binding -> merchant.connected())
        .flatMap(binding -> due(merchant.account(), binding, now));
  }

  private static Optional<TokenCheck> due(String account, Binding binding, Instant now) {
    var credential = binding.credential();
    return credential
        .check()
        .filter(planned -> !planned.at().isAfter(now))
        .flatMap(
            planned ->
                credential.tokenVersion().map(of -> next(account, binding, of, planned, now)));
  }

  private static TokenCheck next(
      String account, Binding binding, long version, Credential.Check planned, Instant now) {
    return new TokenCheck(
        account, binding, version, planned.attempts() + 1, planned.requestedAt(), now);
  }
}
