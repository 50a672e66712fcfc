package io.saletrail.settings.console.options;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.form.OptionsForm;
import io.saletrail.settings.console.form.SettingsFormReader;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsChange;
import io.saletrail.settings.merchant.SettingsLedger;
import io.saletrail.settings.merchant.SettingsReader;
import io.saletrail.settings.merchant.SettingsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A merchant's options, each explained by examples.
@Path("/merchants/{account}/options")
@Produces(MediaType.TEXT_HTML)
public class OptionPages {
  private final MerchantQuery merchants;
  private final SettingsFormReader formReader;
  private final SettingsReader reader;
  private final SettingsLedger ledger;
  private final Examples examples;
  private final Layouts layouts;
  private final CurrentCaller caller;

  OptionPages(
      MerchantQuery merchants,
      SettingsFormReader formReader,
      SettingsReader reader,
      SettingsLedger ledger,
      Examples examples,
      Layouts layouts,
      CurrentCaller caller) {
    this.merchants = merchants;
    this.formReader = formReader;
    this.reader = reader;
    this.ledger = ledger;
    this.examples = examples;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(
      @PathParam("account") String account, @QueryParam("saved") @Nullable String saved) {
    var viewer = Viewer.of(caller);
    return merchants
        .settings(account)
        .chain(
            found ->
                page(
                    Response.Status.OK,
                    account,
                    found,
                    OptionsForm.saved(found),
                    saved != null,
                    viewer));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> save(
      @PathParam("account") String account, MultivaluedMap<String, String> form) {
    var viewer = Viewer.of(caller);
    return switch (reader.read(formReader.read(form))) {
      case SettingsReader.Parsed.Valid(SettingsChange change) ->
          ledger
              .save(account, change, viewer.actor())
              .replaceWith(Html.seeOther("/merchants/" + account + "/options?saved=1"));
      case SettingsReader.Parsed.Invalid(var errors) ->
          merchants
              .settings(account)
              .chain(
                  found ->
                      page(
                          Response.Status.BAD_REQUEST,
                          account,
                          found,
                          OptionsForm.typed(form, errors, found),
                          false,
                          viewer));
    };
  }

  private Uni<Response> page(
      Response.Status status,
      String account,
      Optional<SettingsResponse> settings,
      OptionsForm form,
      boolean saved,
      Viewer viewer) {
    return layouts
        .merchant("Options", account, settings, Layout.Tab.OPTIONS, viewer)
        .map(layout -> OptionTemplates.options(layout, OptionsPage.of(form, saved, examples)))
        .map(page -> Html.page(status, page));
  }
}
