package io.saletrail.settings.merchant.token;

import io.saletrail.contracts.tenant.TenantFact;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores the results of token checks. The newest check of the newest token wins, in any order and
/// with any repetition.
final class TokenProjection {
  private static final String NEWEST =
      """
      insert into token_check as k (
        account, tenant, credential_version, outcome, next_check_at, checked_at)
      select distinct on (r.account)
             r.account, r.tenant, r.credential_version, r.outcome, r.next_check_at,
             r.checked_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               account text, tenant text, credential_version bigint, outcome text,
               next_check_at timestamptz, checked_at timestamptz)
       order by r.account, r.credential_version desc, r.checked_at desc
      on conflict (account) do update set
        tenant = excluded.tenant, credential_version = excluded.credential_version,
        outcome = excluded.outcome, next_check_at = excluded.next_check_at,
        checked_at = excluded.checked_at
      where (excluded.credential_version, excluded.checked_at)
          > (k.credential_version, k.checked_at)
      """;

  private TokenProjection() {}

  private record Row(
      String account,
      String tenant,
      long credentialVersion,
      String outcome,
      Optional<Instant> nextCheckAt,
      Instant checkedAt) {}

  static Uni<Void> enter(Mutiny.Session session, List<TenantFact> facts) {
    return Rows.write(session, NEWEST, facts.stream().map(TokenProjection::row).toList());
  }

  private static Row row(TenantFact fact) {
    return switch (fact) {
      case TokenChecked tried ->
          new Row(
              tried.account(),
              tried.tenant(),
              tried.credentialVersion(),
              tried.outcome().name(),
              tried.nextCheckAt(),
              tried.checkedAt());
    };
  }
}
