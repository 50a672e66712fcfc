package io.saletrail.settings.console.check;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.insight.allowance.ReadUsageQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.request.check.CheckLedger;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The checks of a merchant, the Check Now button, and its progress as a fragment that pages
/// refresh.
@RunOnVirtualThread
@Path("/merchants/{account}/checks")
@Produces(MediaType.TEXT_HTML)
public class CheckPages {
  /// Number of checks on the page: almost a day of hourly checks.
  private static final int SHOWN = 20;

  private static final String PAGE = "checks";

  private final CheckLedger ledger;
  private final CheckPanels panels;
  private final MerchantQuery merchants;
  private final ReadUsageQuery reads;
  private final Outbox outbox;
  private final Layouts layouts;
  private final CurrentCaller caller;

  CheckPages(
      Outbox outbox,
      CheckLedger ledger,
      CheckPanels panels,
      MerchantQuery merchants,
      ReadUsageQuery reads,
      Layouts layouts,
      CurrentCaller caller) {
    this.outbox = outbox;
    this.ledger = ledger;
    this.panels = panels;
    this.merchants = merchants;
    this.reads = reads;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response list(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(String.valueOf(SHOWN), after);
    // Only the first slice contains a running check.
    var live = request.after().isPresent() ? "" : live(account);
    var layout = layouts.merchant("Checks", account, Layout.Tab.CHECKS);
    var part = panels.slice(account, request);
    var usage = ReadsLine.of(reads.of(account));
    return Html.page(
        CheckTemplates.checkList(
            layout.refreshing(part.panel().running()), part.panel(), live, usage, part.next()));
  }

  /// Check Now.
  ///
  /// @param page the page with the button: `checks`, or empty for the connection page
  @POST
  @Limited(Limited.By.CHECKS)
  public Response checkNow(
      @PathParam("account") String account, @FormParam("page") @DefaultValue("") String page) {
    if (merchants.settings(account).isEmpty()) {
      throw ProblemException.notFound("First save your Trackdesk connection.");
    }
    outbox.await(ledger.request(account, caller.actor()));
    return Html.seeOther("/merchants/" + account + (page.equals(PAGE) ? "/checks" : "#checks"));
  }

  @GET
  @Path("/live")
  public Response live(
      @PathParam("account") String account, @QueryParam("limit") @Nullable String limit) {
    var size = limit == null ? String.valueOf(CheckPanel.SHOWN) : limit;
    var part = panels.slice(account, SliceRequest.of(size, null));
    return Html.page(CheckTemplates.checks(part.panel()));
  }

  private static String live(String account) {
    return "/merchants/" + account + "/checks/live?limit=" + SHOWN;
  }
}
