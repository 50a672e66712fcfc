package io.saletrail.settings.console.privacy;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.request.dataexport.DataExports;
import io.saletrail.settings.request.dataexport.ExportScope;
import io.saletrail.settings.request.erasure.ErasureLedger;
import io.saletrail.settings.request.erasure.ErasureQuery;
import io.saletrail.settings.request.erasure.ErasureRequest;
import io.saletrail.settings.request.erasure.ErasureScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Erasure of buyers and of the merchant.
@RunOnVirtualThread
@Path("/merchants/{account}/privacy")
@Produces(MediaType.TEXT_HTML)
public class PrivacyPages {
  private final ErasureLedger ledger;
  private final ErasureQuery erasures;
  private final DataExports exports;
  private final MerchantQuery merchants;
  private final Outbox outbox;
  private final Layouts layouts;
  private final CurrentCaller caller;

  PrivacyPages(
      ErasureLedger ledger,
      ErasureQuery erasures,
      DataExports exports,
      MerchantQuery merchants,
      Outbox outbox,
      Layouts layouts,
      CurrentCaller caller) {
    this.ledger = ledger;
    this.erasures = erasures;
    this.exports = exports;
    this.merchants = merchants;
    this.outbox = outbox;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    return page(Response.Status.OK, account, ErasureForm.EMPTY);
  }

  @POST
  @Path("/erasures")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response erase(
      @PathParam("account") String account,
      @FormParam("subject") @Nullable String subject,
      @FormParam("email") @Nullable String email,
      @FormParam("customer") @Nullable String customer,
      @FormParam("confirmed") @Nullable String confirmed) {
    var request =
        new ErasureRequest(
            Optional.ofNullable(subject),
            Optional.ofNullable(email),
            Optional.ofNullable(customer));
    return switch (ErasureScope.read(request)) {
      case ErasureScope.Parsed.Invalid(var errors) ->
          page(Response.Status.BAD_REQUEST, account, ErasureForm.of(request, errors));
      case ErasureScope.Parsed.Valid(var scope) ->
          erase(account, request, scope, confirmed != null);
    };
  }

  /// Shows the export, to be saved from there.
  @POST
  @Path("/exports")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @Limited(Limited.By.EXPORTS)
  public Response export(
      @PathParam("account") String account,
      @FormParam("subject") @Nullable String subject,
      @FormParam("exported") @Nullable String email) {
    return switch (ExportScope.read(subject, email)) {
      case ExportScope.Parsed.Invalid(var errors) ->
          page(Response.Status.BAD_REQUEST, account, ErasureForm.ofExport(email, errors));
      case ExportScope.Parsed.Valid(var scope) -> exports.shown(account, scope, caller.actor());
    };
  }

  private Response erase(
      String account, ErasureRequest request, ErasureScope scope, boolean confirmed) {
    var settings = merchants.settings(account);
    if (settings.isEmpty()) {
      throw ProblemException.notFound("First save your Trackdesk connection.");
    }
    if (scope instanceof ErasureScope.Merchant && isConnected(settings)) {
      var error = new FieldError("subject", "Uninstall the Stripe App first.");
      return page(Response.Status.BAD_REQUEST, account, ErasureForm.of(error));
    }
    if (!confirmed) {
      return page(Response.Status.OK, account, ErasureForm.asking(request, scope));
    }
    outbox.await(ledger.request(account, scope, caller.actor()));
    return Html.seeOther("/merchants/" + account + "/privacy");
  }

  private Response page(Response.Status status, String account, ErasureForm form) {
    var layout = layouts.merchant("Personal data", account, Layout.Tab.AUDIT);
    var lines = erasures.list(account).stream().map(ErasureLine::of).toList();
    var running = erasures.list(account).stream().anyMatch(each -> !each.completed());
    var connected = isConnected(merchants.settings(account));
    return Html.page(
        status, PrivacyTemplates.privacy(layout.refreshing(running), lines, connected, form));
  }

  private static boolean isConnected(Optional<SettingsResponse> settings) {
    return settings.filter(it -> it.connection() == Connection.CONNECTED).isPresent();
  }
}
