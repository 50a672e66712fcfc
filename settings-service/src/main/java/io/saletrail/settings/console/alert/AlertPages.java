package io.saletrail.settings.console.alert;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.alert.AlertLedger;
import io.saletrail.settings.alert.AlertQuery;
import io.saletrail.settings.alert.AlertResource;
import io.saletrail.settings.alert.AlertSettingsReader;
import io.saletrail.settings.alert.StoredAlertSettings;
import io.saletrail.settings.alert.TestAlerts;
import io.saletrail.settings.alert.destination.DestinationLedger;
import io.saletrail.settings.alert.destination.DestinationQuery;
import io.saletrail.settings.alert.destination.DestinationReader;
import io.saletrail.settings.alert.destination.NewDestination;
import io.saletrail.settings.alert.message.MessageQuery;
import io.saletrail.settings.alert.rules.AlertSettings;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.merchant.MerchantQuery;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Alerts of a merchant: where they go, what they are about, and what was sent.
@RunOnVirtualThread
@Path("/merchants/{account}/alerts")
@Produces(MediaType.TEXT_HTML)
public class AlertPages {
  private static final SliceRequest LATEST = new SliceRequest(20, Optional.empty());

  private final AlertQuery query;
  private final AlertLedger ledger;
  private final TestAlerts tests;
  private final DestinationQuery destinations;
  private final DestinationLedger destinationLedger;
  private final DestinationReader reader;
  private final MessageQuery messages;
  private final MerchantQuery merchants;
  private final Layouts layouts;
  private final Outbox outbox;
  private final CurrentCaller caller;

  AlertPages(
      AlertQuery query,
      AlertLedger ledger,
      TestAlerts tests,
      DestinationQuery destinations,
      DestinationLedger destinationLedger,
      DestinationReader reader,
      MessageQuery messages,
      MerchantQuery merchants,
      Layouts layouts,
      Outbox outbox,
      CurrentCaller caller) {
    this.query = query;
    this.ledger = ledger;
    this.tests = tests;
    this.destinations = destinations;
    this.destinationLedger = destinationLedger;
    this.reader = reader;
    this.messages = messages;
    this.merchants = merchants;
    this.layouts = layouts;
    this.outbox = outbox;
    this.caller = caller;
  }

  @GET
  public Response page(
      @PathParam("account") String account, @QueryParam("saved") @Nullable String saved) {
    var page = page(account);
    return html(Response.Status.OK, account, saved == null ? page : page.withSaved(saved));
  }

  /// The log, which refreshes.
  @GET
  @Path("/live")
  public Response live(@PathParam("account") String account) {
    return Html.page(
        AlertTemplates.alertMessages(AlertsPage.lines(messages.of(account, LATEST).items())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(@PathParam("account") String account, MultivaluedMap<String, String> form) {
    requireMerchant(account);
    var before = StoredAlertSettings.of(query.settings(account)).settings();
    return switch (AlertSettingsReader.read(AlertForm.read(form), before)) {
      case AlertSettingsReader.Parsed.Valid(var settings, var version) ->
          save(account, settings, version);
      case AlertSettingsReader.Parsed.Invalid(var errors) ->
          html(
              Response.Status.BAD_REQUEST,
              account,
              page(account)
                  .withErrors(errors)
                  .withTyped(
                      typed(form, AlertForm.QUIET_FROM),
                      typed(form, AlertForm.QUIET_TO),
                      typed(form, "minSales")));
    };
  }

  private Response save(String account, AlertSettings settings, Optional<Long> version) {
    var saved = outbox.await(ledger.save(account, settings, version, caller.actor()));
    return saved.stale()
        ? html(Response.Status.CONFLICT, account, page(account).withStale())
        : Html.seeOther(path(account) + "?saved=settings#causes");
  }

  /// The secret of a signed webhook is on this page once, so it is not a redirect.
  @POST
  @Path("/destinations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(
      @PathParam("account") String account,
      @FormParam("kind") @DefaultValue("") String kind,
      @FormParam("address") @DefaultValue("") String address) {
    requireMerchant(account);
    return switch (reader.read(kind, address)) {
      case DestinationReader.Parsed.Valid(var valid) -> add(account, kind, address, valid);
      case DestinationReader.Parsed.Invalid(var error) -> refused(account, kind, address, error);
    };
  }

  private Response add(String account, String kind, String address, NewDestination valid) {
    var added = outbox.await(destinationLedger.add(account, valid, caller.actor()));
    if (added.isEmpty()) {
      var full = "A merchant has at most %d destinations.".formatted(DestinationLedger.MAX);
      return refused(account, kind, address, new FieldError("address", full));
    }
    return added
        .get()
        .signingSecret()
        .map(secret -> html(Response.Status.OK, account, page(account).withSecret(secret)))
        .orElseGet(() -> Html.seeOther(path(account) + "?saved=destination"));
  }

  private Response refused(String account, String kind, String address, FieldError error) {
    return html(
        Response.Status.BAD_REQUEST,
        account,
        page(account).withDestination(reader.sendsEmail(), kind, address, error));
  }

  @POST
  @Path("/destinations/{id}/remove")
  public Response remove(@PathParam("account") String account, @PathParam("id") String id) {
    outbox.await(destinationLedger.remove(account, known(account, id), caller.actor()));
    return Html.seeOther(path(account) + "?saved=removed");
  }

  @POST
  @Path("/destinations/{id}/test")
  @Limited(Limited.By.ALERT_TESTS)
  public Response test(@PathParam("account") String account, @PathParam("id") String id) {
    if (!tests.send(account, known(account, id), caller.actor())) {
      return Html.seeOther(path(account) + "?saved=removed");
    }
    return Html.seeOther(path(account) + "?saved=test#log");
  }

  private AlertsPage page(String account) {
    return AlertsPage.of(
        StoredAlertSettings.of(query.settings(account)),
        destinations.of(account),
        reader.sendsEmail(),
        query.open(account),
        messages.of(account, LATEST).items());
  }

  private Response html(Response.Status status, String account, AlertsPage page) {
    var layout = layouts.merchant("Alerts", account, Layout.Tab.ALERTS);
    return Html.page(status, AlertTemplates.alerts(layout, page));
  }

  private static String path(String account) {
    return "/merchants/" + account + "/alerts";
  }

  private static String typed(MultivaluedMap<String, String> form, String field) {
    return Optional.ofNullable(form.getFirst(field)).orElse("");
  }

  private void requireMerchant(String account) {
    if (merchants.settings(account).isEmpty()) {
      throw ProblemException.notFound("First save the Trackdesk connection.");
    }
  }

  private UUID known(String account, String id) {
    return AlertResource.readId(id)
        .filter(destination -> destinations.known(account, destination))
        .orElseThrow(() -> ProblemException.notFound("No such destination."));
  }
}
