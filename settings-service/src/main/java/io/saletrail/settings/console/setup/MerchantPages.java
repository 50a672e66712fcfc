package io.saletrail.settings.console.setup;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.StripeAccount;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.check.CheckPanels;
import io.saletrail.settings.console.check.ReadsLine;
import io.saletrail.settings.console.form.SettingsForm;
import io.saletrail.settings.console.form.SettingsFormReader;
import io.saletrail.settings.console.token.TokenPanel;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.health.EndpointSignals;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.insight.allowance.ReadUsageQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsChange;
import io.saletrail.settings.merchant.SettingsLedger;
import io.saletrail.settings.merchant.SettingsReader;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The list of merchants, and each merchant's connection page.
@Path("/merchants")
@Produces(MediaType.TEXT_HTML)
public class MerchantPages {
  private final MerchantQuery merchants;
  private final SettingsFormReader formReader;
  private final SettingsReader reader;
  private final SettingsLedger ledger;
  private final ReadUsageQuery reads;
  private final CheckPanels panels;
  private final Layouts layouts;
  private final HealthQuery health;
  private final CurrentCaller caller;

  MerchantPages(
      MerchantQuery merchants,
      SettingsFormReader formReader,
      SettingsReader reader,
      SettingsLedger ledger,
      ReadUsageQuery reads,
      CheckPanels panels,
      Layouts layouts,
      HealthQuery health,
      CurrentCaller caller) {
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
  @Operation(hidden = true)
  public Uni<Response> list(@QueryParam("after") @Nullable String after) {
    return list(Response.Status.OK, SliceRequest.of(null, after), "", "");
  }

  /// Opens the page of a merchant. The merchant may be new.
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> open(@FormParam("account") @DefaultValue("") String typed) {
    var account = typed.strip();
    return StripeAccount.fault(account)
        .map(
            error -> list(Response.Status.BAD_REQUEST, SliceRequest.of(null, null), account, error))
        .orElseGet(() -> Uni.createFrom().item(Html.seeOther("/merchants/" + account)));
  }

  @GET
  @Path("/{account}")
  @Operation(hidden = true)
  public Uni<Response> setUp(
      @PathParam("account") String account, @QueryParam("saved") @Nullable String saved) {
    var viewer = Viewer.of(caller);
    return merchants
        .settings(account)
        .chain(
            found ->
                setUp(
                    Response.Status.OK,
                    account,
                    found,
                    SettingsForm.saved(found),
                    saved != null,
                    viewer));
  }

  @POST
  @Path("/{account}/settings")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> save(
      @PathParam("account") String account, MultivaluedMap<String, String> form) {
    var viewer = Viewer.of(caller);
    return switch (reader.read(formReader.read(form))) {
      case SettingsReader.Parsed.Valid(SettingsChange change) ->
          ledger
              .save(account, change, viewer.actor())
              .replaceWith(Html.seeOther("/merchants/" + account + "?saved=1#settings"));
      case SettingsReader.Parsed.Invalid(var errors) ->
          merchants
              .settings(account)
              .chain(
                  found ->
                      setUp(
                          Response.Status.BAD_REQUEST,
                          account,
                          found,
                          SettingsForm.typed(form, errors, found),
                          false,
                          viewer));
    };
  }

  private Uni<Response> setUp(
      Response.Status status,
      String account,
      Optional<SettingsResponse> settings,
      SettingsForm form,
      boolean saved,
      Viewer viewer) {
    var token = TokenPanel.of(account, settings);
    return layouts
        .merchant("Trackdesk connection", account, settings, Layout.Tab.CONNECTION, viewer)
        .chain(
            layout ->
                Uni.combine()
                    .all()
                    .unis(panels.of(account), reads.of(account))
                    .asTuple()
                    .map(
                        both ->
                            SetUpTemplates.connection(
                                layout.refreshing(both.getItem1().running() || token.checking()),
                                form,
                                token,
                                both.getItem1(),
                                ReadsLine.of(both.getItem2()),
                                saved)))
        .map(page -> Html.page(status, page));
  }

  private Uni<Response> list(
      Response.Status status, SliceRequest request, String account, String error) {
    var layout = Layout.system("Merchants", Viewer.of(caller));
    return merchants
        .slice(request)
        .chain(this::withHealth)
        .chain(
            slice ->
                health
                    .endpoint()
                    .map(MerchantPages::unsigned)
                    .map(
                        unsigned ->
                            SetUpTemplates.merchants(
                                layout,
                                slice.items(),
                                account,
                                error,
                                slice.next().orElse(""),
                                unsigned)))
        .map(page -> Html.page(status, page));
  }

  private Uni<Slice<MerchantLine>> withHealth(Slice<SettingsResponse> slice) {
    return health
        .problems(slice.items().stream().map(SettingsResponse::account).toList())
        .map(
            problems ->
                slice.map(
                    settings ->
                        MerchantLine.of(
                            settings, problems.getOrDefault(settings.account(), List.of()))));
  }

  private static String unsigned(EndpointSignals endpoint) {
    return endpoint.failedSignatures() == 0
        ? ""
        : Counts.of(endpoint.failedSignatures(), "webhook")
            + " failed signature verification in the last hour. If you did not roll the webhook secret,"
            + " someone may be sending forged events.";
  }
}
