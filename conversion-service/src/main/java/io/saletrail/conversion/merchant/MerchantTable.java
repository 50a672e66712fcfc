package io.saletrail.conversion.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.conversion.StoredFact;
import io.saletrail.outbox.Rows;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The merchants' policies.
public final class MerchantTable {
  private static final String SAVE =
      """
      insert into merchant (account, version, settings, policy, policy_version)
      values (:account, :version, :settings, :policy, :version)
      on conflict (account) do update
         set version = excluded.version, settings = excluded.settings, policy = excluded.policy,
             policy_version = case when merchant.policy = excluded.policy
                                   then merchant.policy_version else excluded.version end
       where merchant.version < excluded.version
      returning policy_version = version
      """;

  private static final String POLICIES =
      "select account, settings, policy_version from merchant where account = any(:accounts)";

  private MerchantTable() {}

  /// Keeps the newer version of a merchant's settings, as it was received.
  ///
  /// @return whether it changed the policy
  static Uni<Boolean> save(Mutiny.Session session, Received<MerchantSettings> settings) {
    return Rows.query(session, SAVE, Boolean.class)
        .set("account", settings.fact().account())
        .set("version", settings.fact().version())
        .set("settings", settings.json())
        .set("policy", PolicyText.of(settings.json()))
        .list()
        .map(changed -> changed.contains(true));
  }

  /// The policies of the merchants whose settings are known.
  public static Uni<Policies> policies(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, POLICIES, PolicyRow.class)
        .texts("accounts", accounts)
        .list()
        .map(MerchantTable::policies);
  }

  private record PolicyRow(String account, String settings, long policyVersion) {
    MerchantOptions options() {
      return StoredFact.read(settings, MerchantSettings.class).options();
    }
  }

  private static Policies policies(List<PolicyRow> rows) {
    return new Policies(
        rows.stream().collect(Collectors.toMap(PolicyRow::account, PolicyRow::options)),
        rows.stream().collect(Collectors.toMap(PolicyRow::account, PolicyRow::policyVersion)));
  }
}
