package io.saletrail.settings.console.setup;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.StripeAccount;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.check.CheckPanels;
import io.saletrail.settings.console.check.ReadsLine;
import io.saletrail.settings.console.form.SettingsForm;
import io.saletrail.settings.console.form.SettingsFormReader;
import io.saletrail.settings.console.token.TokenPanel;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.health.EndpointSignals;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.health.MerchantHealth;
import io.saletrail.settings.insight.allowance.ReadUsageQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsChange;
import io.saletrail.settings.merchant.SettingsLedger;
import io.saletrail.settings.merchant.SettingsReader;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.StaleSettings;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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

/// The list of merchants, and each merchant's connection page.
@RunOnVirtualThread
@Path("/merchants")
@Produces(MediaType.TEXT_HTML)
public class MerchantPages {
  /// The value of `saved` after a change of the tenant.
  private static final String MOVED = "tenant";

  private final MerchantQuery merchants;
  private final SettingsFormReader formReader;
  private final SettingsReader reader;
  private final SettingsLedger ledger;
  private final ReadUsageQuery reads;
  private final CheckPanels panels;
  private final Outbox outbox;
  private final Layouts layouts;
  private final HealthQuery health;
  private final CurrentCaller caller;

  MerchantPages(
      Outbox outbox,
      MerchantQuery merchants,
      SettingsFormReader formReader,
      SettingsReader reader,
      SettingsLedger ledger,
      ReadUsageQuery reads,
      CheckPanels panels,
      Layouts layouts,
      HealthQuery health,
      CurrentCaller caller) {
    this.outbox = outbox;
    this.merchants = merchants;
    this.formReader = formReader;
    this.reader = reader;
    this.ledger = ledger;
    this.reads = reads;
    this.panels = panels;
    this.layouts = layouts;
    this.health = health;
    this.caller = caller;
  }

  @GET
  public Response list(@QueryParam("after") @Nullable String after) {
    return list(Response.Status.OK, SliceRequest.of(null, after), "", "");
  }

  /// Opens the page of a merchant. The merchant may be new.
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response open(@FormParam("account") @DefaultValue("") String typed) {
    var account = typed.strip();
    return StripeAccount.fault(account)
        .map(
            error -> list(Response.Status.BAD_REQUEST, SliceRequest.of(null, null), account, error))
        .orElseGet(() -> Html.seeOther("/merchants/" + account));
  }

  @GET
  @Path("/{account}")
  public Response connection(
      @PathParam("account") String account, @QueryParam("saved") @Nullable String saved) {
    var settings = merchants.settings(account);
    return connection(
        Response.Status.OK,
        account,
        settings,
        SettingsForm.saved(settings),
        saved != null,
        MOVED.equals(saved));
  }

  @POST
  @Path("/{account}/settings")
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
      var saved = outbox.await(ledger.save(account, change, caller.actor()));
      var what = saved.moved() ? MOVED : "1";
      return Html.seeOther("/merchants/" + account + "?saved=" + what + "#settings");
    } catch (StaleSettings stale) {
      var settings = merchants.settings(account);
      var kept = SettingsForm.typed(form, List.of(), settings).conflicting(stale.differences());
      return connection(Response.Status.CONFLICT, account, settings, kept, false, false);
    }
  }

  private Response invalid(
      String account, MultivaluedMap<String, String> form, List<FieldError> errors) {
    var settings = merchants.settings(account);
    return connection(
        Response.Status.BAD_REQUEST,
        account,
        settings,
        SettingsForm.typed(form, errors, settings),
        false,
        false);
  }

  private Response connection(
      Response.Status status,
      String account,
      Optional<SettingsResponse> settings,
      SettingsForm form,
      boolean saved,
      boolean moved) {
    var token = TokenPanel.of(account, settings);
    var layout = layouts.merchant("Trackdesk connection", account, settings, Layout.Tab.CONNECTION);
    var checks = panels.of(account);
    var usage = ReadsLine.of(reads.of(account));
    var refreshing = checks.running() || token.checking();
    return Html.page(
        status,
        SetUpTemplates.connection(
            layout.refreshing(refreshing), form, token, checks, usage, saved, moved));
  }

  private Response list(
      Response.Status status, SliceRequest request, String account, String error) {
    var layout = layouts.system("Merchants", Layout.Tab.NONE);
    var slice = merchants.slice(request);
    var endpoint = health.endpoint();
    return Html.page(
        status,
        SetUpTemplates.merchants(
            layout,
            lines(slice.items()),
            account,
            error,
            slice.next().orElse(""),
            unsigned(endpoint)));
  }

  private List<MerchantLine> lines(List<SettingsResponse> settings) {
    var accounts = settings.stream().map(SettingsResponse::account).toList();
    var problems = health.inShort(accounts);
    return settings.stream()
        .map(
            each ->
                MerchantLine.of(each, problems.getOrDefault(each.account(), MerchantHealth.NONE)))
        .toList();
  }

  private static String unsigned(EndpointSignals endpoint) {
    return endpoint.failedSignatures() == 0
        ? ""
        : Counts.of(endpoint.failedSignatures(), "webhook")
            + " failed signature verification in the last hour. If you did not roll the webhook secret,"
            + " someone may be sending forged events.";
  }
}
