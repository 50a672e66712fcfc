package io.saletrail.settings.merchant;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.merchant.credential.Credential;
import io.saletrail.settings.merchant.token.TokenCheckRow;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads merchants' settings.
@ApplicationScoped
public class MerchantQuery {
  private final Outbox outbox;

  MerchantQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// One merchant's settings; empty for an unknown account.
  public Uni<Optional<SettingsResponse>> settings(String account) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    """
                    from Merchant m left join Credential c on c.account = m.account
                    left join TokenCheckRow k on k.account = m.account
                    where m.account = :account
                    """,
                    Object[].class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().map(MerchantQuery::response).findFirst()));
  }

  /// Merchants in order of account.
  public Uni<Slice<SettingsResponse>> slice(SliceRequest request) {
    return outbox.read(
        session ->
            session
                .createQuery(
                    """
                    from Merchant m left join Credential c on c.account = m.account
                    left join TokenCheckRow k on k.account = m.account
                    where m.account > :after order by m.account
                    """,
                    Object[].class)
                .setParameter("after", request.after().orElse(""))
                .setMaxResults(request.oneMore())
                .getResultList()
                .map(
                    rows ->
                        Slice.cut(
                            rows.stream().map(MerchantQuery::response).toList(),
                            request.limit(),
                            SettingsResponse::account)));
  }

  private static SettingsResponse response(Object[] row) {
    return SettingsResponse.of(
        (Merchant) row[0],
        SettingsLedger.saved((Credential) row[1]),
        Optional.ofNullable((TokenCheckRow) row[2]));
  }
}
