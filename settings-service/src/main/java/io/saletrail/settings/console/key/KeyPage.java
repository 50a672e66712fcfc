package io.saletrail.settings.console.key;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.key.ApiKeys;
import io.saletrail.settings.access.key.KeyRequest;
import io.saletrail.settings.access.key.NewKey;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page with the keys of a merchant, or of operators.
@ApplicationScoped
class KeyPage {
  private final ApiKeys keys;
  private final Layouts layouts;
  private final CurrentCaller caller;

  KeyPage(ApiKeys keys, Layouts layouts, CurrentCaller caller) {
    this.keys = keys;
    this.layouts = layouts;
    this.caller = caller;
  }

  Response page(Optional<String> account) {
    return page(Response.Status.OK, account, KeyForm.EMPTY, "");
  }

  /// Creates a key and shows it this once.
  Response create(
      Optional<String> account,
      @Nullable String name,
      @Nullable List<String> scopes,
      @Nullable String expiresInDays) {
    var request =
        new KeyRequest(
            Optional.ofNullable(name),
            Optional.ofNullable(scopes),
            Optional.ofNullable(expiresInDays));
    return switch (NewKey.read(request)) {
      case NewKey.Parsed.Invalid(var errors) ->
          page(Response.Status.BAD_REQUEST, account, KeyForm.of(request, errors), "");
      case NewKey.Parsed.Valid(var key) -> {
        var created = keys.create(account, key, caller.actor());
        yield page(Response.Status.OK, account, KeyForm.EMPTY, created.secret());
      }
    };
  }

  Response revoke(Optional<String> account, String id) {
    keys.revoke(id, account, caller.actor());
    return Html.seeOther(path(account));
  }

  private Response page(
      Response.Status status, Optional<String> account, KeyForm form, String secret) {
    var lines = keys.list(account).items().stream().map(KeyLine::of).toList();
    var layout =
        account
            .map(merchant -> layouts.merchant("API keys", merchant, Layout.Tab.KEYS))
            .orElseGet(() -> layouts.system("API keys", Layout.Tab.AUDIT));
    return Html.page(status, KeyTemplates.keys(layout, path(account), form, secret, lines));
  }

  private static String path(Optional<String> account) {
    return account.map(merchant -> "/merchants/" + merchant).orElse("") + "/keys";
  }
}
