package io.saletrail.settings.merchant;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.merchant.credential.Credential;
import io.saletrail.settings.merchant.token.TokenCheckRow;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads merchants' settings.
@ApplicationScoped
public class MerchantQuery {
  private static final String FOUND =
      """
      select m as merchant, c as credential, k as token_check
        from Merchant m
        left join Credential c on c.account = m.account
        left join TokenCheckRow k on k.account = m.account
      """;

  private static final String ONE = FOUND + " where m.account = :account";

  private static final String AFTER =
      FOUND + " where m.account > :after order by m.account limit :limit";

  private final Outbox outbox;

  MerchantQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  private record Found(
      Merchant merchant, Optional<Credential> credential, Optional<TokenCheckRow> tokenCheck) {

    SettingsResponse response() {
      return SettingsResponse.of(merchant, credential, tokenCheck);
    }
  }

  /// One merchant's settings; empty for an unknown account.
  public Optional<SettingsResponse> settings(String account) {
    return outbox.query(
        session ->
            Rows.entities(session, ONE, Found.class)
                .set("account", account)
                .first()
                .map(found -> found.map(Found::response)));
  }

  /// Merchants in order of account.
  public Slice<SettingsResponse> slice(SliceRequest request) {
    return outbox.query(
        session ->
            Rows.entities(session, AFTER, Found.class)
                .set("after", request.after().orElse(""))
                .set("limit", request.oneMore())
                .list()
                .map(rows -> rows.stream().map(Found::response).toList())
                .map(all -> Slice.cut(all, request.limit(), SettingsResponse::account)));
  }
}
