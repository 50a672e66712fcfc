package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.token.TokenState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// What stands around the pages of a merchant, with what is wrong at the top.
@ApplicationScoped
public class Layouts {
  private final MerchantQuery merchants;
  private final HealthQuery health;

  Layouts(MerchantQuery merchants, HealthQuery health) {
    this.merchants = merchants;
    this.health = health;
  }

  public Uni<Layout> merchant(String title, String account, Layout.Tab tab, Viewer viewer) {
    return merchants
        .settings(account)
        .chain(settings -> merchant(title, account, settings, tab, viewer));
  }

  public Uni<Layout> merchant(
      String title,
      String account,
      Optional<SettingsResponse> settings,
      Layout.Tab tab,
      Viewer viewer) {
    var frame = Layout.merchant(title, account, settings, tab, viewer);
    return health
        .problems(List.of(account))
        .map(problems -> problems.getOrDefault(account, List.of()))
        .map(problems -> frame.warning(unsaid(problems, settings, tab)));
  }

  /// What is wrong with tenant and token stands beside the two fields already, where the page has
  /// them.
  private static List<HealthProblem> unsaid(
      List<HealthProblem> problems, Optional<SettingsResponse> settings, Layout.Tab tab) {
    var said =
        tab == Layout.Tab.SET_UP
            && settings.map(known -> known.token().state()).filter(Layouts::wrong).isPresent();
    return said
        ? problems.stream()
            .filter(
                problem ->
                    problem != HealthProblem.TOKEN_REJECTED
                        && problem != HealthProblem.TENANT_UNKNOWN)
            .toList()
        : problems;
  }

  private static boolean wrong(TokenState state) {
    return state == TokenState.REJECTED || state == TokenState.TENANT_UNKNOWN;
  }
}
