package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.health.Trouble;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsAnswer;
import io.saletrail.settings.token.TokenState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// What stands around the pages of a merchant, with what is wrong at the top.
@ApplicationScoped
public class Frames {
  private final MerchantQuery merchants;
  private final HealthQuery health;

  Frames(MerchantQuery merchants, HealthQuery health) {
    this.merchants = merchants;
    this.health = health;
  }

  public Uni<Frame> merchant(String title, String account, Frame.Tab tab, Viewer viewer) {
    return merchants
        .settings(account)
        .chain(settings -> merchant(title, account, settings, tab, viewer));
  }

  public Uni<Frame> merchant(
      String title,
      String account,
      Optional<SettingsAnswer> settings,
      Frame.Tab tab,
      Viewer viewer) {
    var frame = Frame.merchant(title, account, settings, tab, viewer);
    return health
        .troubles(List.of(account))
        .map(troubles -> troubles.getOrDefault(account, List.of()))
        .map(troubles -> frame.warning(unsaid(troubles, settings, tab)));
  }

  /// What is wrong with tenant and token stands beside the two fields already, where the page has
  /// them.
  private static List<Trouble> unsaid(
      List<Trouble> troubles, Optional<SettingsAnswer> settings, Frame.Tab tab) {
    var said =
        tab == Frame.Tab.SET_UP
            && settings.map(known -> known.token().state()).filter(Frames::wrong).isPresent();
    return said
        ? troubles.stream()
            .filter(
                trouble -> trouble != Trouble.TOKEN_REFUSED && trouble != Trouble.TENANT_UNKNOWN)
            .toList()
        : troubles;
  }

  private static boolean wrong(TokenState state) {
    return state == TokenState.REFUSED || state == TokenState.TENANT_UNKNOWN;
  }
}
