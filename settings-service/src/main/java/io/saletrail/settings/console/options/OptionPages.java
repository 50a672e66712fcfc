package io.saletrail.settings.console.options;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.form.OptionsForm;
import io.saletrail.settings.console.form.SettingsFormReader;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsChange;
import io.saletrail.settings.merchant.SettingsLedger;
import io.saletrail.settings.merchant.SettingsReader;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.StaleSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A merchant's options, each explained by examples.
@RunOnVirtualThread
@Path("/merchants/{account}/options")
@Produces(MediaType.TEXT_HTML)
public class OptionPages {
  private final MerchantQuery merchants;
  private final SettingsFormReader formReader;
  private final SettingsReader reader;
  private final SettingsLedger ledger;
  private final Examples examples;
  private final Outbox outbox;
  private final Layouts layouts;
  private final CurrentCaller caller;

  OptionPages(
      Outbox outbox,
      MerchantQuery merchants,
      SettingsFormReader formReader,
      SettingsReader reader,
      SettingsLedger ledger,
      Examples examples,
      Layouts layouts,
      CurrentCaller caller) {
    this.outbox = outbox;
    this.merchants = merchants;
    this.formReader = formReader;
    this.reader = reader;
    this.ledger = ledger;
    this.examples = examples;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response page(
      @PathParam("account") String account, @QueryParam("saved") @Nullable String saved) {
    var settings = merchants.settings(account);
    return page(Response.Status.OK, account, settings, OptionsForm.saved(settings), saved != null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(@PathParam("account") String account, MultivaluedMap<String, String> form) {
    return switch (reader.read(formReader.read(form))) {
      case SettingsReader.Parsed.Valid(SettingsChange change) -> save(account, form, change);
      case SettingsReader.Parsed.Invalid(var errors) -> invalid(account, form, errors);
    };
  }

  private Response save(
      String account, MultivaluedMap<String, String> form, SettingsChange change) {
    try {
      outbox.await(ledger.save(account, change, caller.actor()));
    } catch (StaleSettings stale) {
      var settings = merchants.settings(account);
      var kept = OptionsForm.typed(form, List.of(), settings).conflicting(stale.differences());
      return page(Response.Status.CONFLICT, account, settings, kept, false);
    }
    return Html.seeOther("/merchants/" + account + "/options?saved=1");
  }

  private Response invalid(
      String account, MultivaluedMap<String, String> form, List<FieldError> errors) {
    var settings = merchants.settings(account);
    return page(
        Response.Status.BAD_REQUEST,
        account,
        settings,
        OptionsForm.typed(form, errors, settings),
        false);
  }

  private Response page(
      Response.Status status,
      String account,
      Optional<SettingsResponse> settings,
      OptionsForm form,
      boolean saved) {
    var layout = layouts.merchant("Options", account, settings, Layout.Tab.OPTIONS);
    return Html.page(
        status, OptionTemplates.options(layout, OptionsPage.of(form, saved, examples)));
  }
}
