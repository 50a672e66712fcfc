package io.saletrail.conversion.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.conversion.StoredFact;
import io.saletrail.outbox.Rows;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The merchants' policies.
public final class MerchantTable {
  private static final String SAVE =
      """
      insert into merchant (account, version, settings)
      values (:account, :version, :settings)
      on conflict (account) do update
         set version = excluded.version, settings = excluded.settings
       where merchant.version < excluded.version
      """;

  private static final String OPTIONS =
      "select account, settings from merchant where account = any(:accounts)";

  private MerchantTable() {}

  /// Keeps the newer version of a merchant's settings, as it was received.
  ///
  /// @return 0 where a newer version is stored
  static Uni<Integer> save(Mutiny.Session session, Received<MerchantSettings> settings) {
    return Rows.update(session, SAVE)
        .set("account", settings.fact().account())
        .set("version", settings.fact().version())
        .set("settings", settings.json())
        .run();
  }

  /// The options of the merchants whose settings are known, by account.
  public static Uni<Map<String, MerchantOptions>> options(
      Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, OPTIONS, SettingsRow.class)
        .texts("accounts", accounts)
        .list()
        .map(MerchantTable::byAccount);
  }

  private record SettingsRow(String account, String settings) {
    MerchantOptions options() {
      return StoredFact.read(settings, MerchantSettings.class).options();
    }
  }

  private static Map<String, MerchantOptions> byAccount(List<SettingsRow> rows) {
    return rows.stream().collect(Collectors.toMap(SettingsRow::account, SettingsRow::options));
  }
}
