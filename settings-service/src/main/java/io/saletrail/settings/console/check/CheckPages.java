package io.saletrail.settings.console.check;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.insight.allowance.ReadUsage;
import io.saletrail.settings.insight.allowance.ReadUsageQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.request.check.CheckLedger;
import io.smallrye.mutiny.Uni;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The checks of a merchant, the Check Now button, and its progress as a part of a page that is
/// fetched again and again.
@Path("/merchants/{account}/checks")
@Produces(MediaType.TEXT_HTML)
public class CheckPages {
  /// Checks on the page: almost a day of hourly ones.
  private static final int SHOWN = 20;

  private static final String PAGE = "checks";

  private final CheckLedger ledger;
  private final CheckPanels panels;
  private final MerchantQuery merchants;
  private final ReadUsageQuery reads;
  private final Layouts frames;
  private final CurrentCaller visitor;

  CheckPages(
      CheckLedger ledger,
      CheckPanels panels,
      MerchantQuery merchants,
      ReadUsageQuery reads,
      Layouts frames,
      CurrentCaller visitor) {
    this.ledger = ledger;
    this.panels = panels;
    this.merchants = merchants;
    this.reads = reads;
    this.frames = frames;
    this.visitor = visitor;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(String.valueOf(SHOWN), after);
    // Further down the list nothing is under way.
    var live = request.after().isPresent() ? "" : live(account);
    return frames
        .merchant("Checks", account, Layout.Tab.CHECKS, Viewer.of(visitor))
        .chain(
            frame ->
                Uni.combine()
                    .all()
                    .unis(panels.slice(account, request), reads.of(account))
                    .with((slice, used) -> list(frame, slice, live, used)))
        .map(Html::page);
  }

  /// Check Now.
  ///
  /// @param page where the button was: `checks`, or a page that has it beside other things
  @POST
  @Limited(Limited.By.CHECKS)
  @Operation(hidden = true)
  public Uni<Response> checkNow(
      @PathParam("account") String account, @FormParam("page") @DefaultValue("") String page) {
    var by = visitor.actor();
    return merchants
        .settings(account)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw ProblemException.notFound("Save the settings first.");
              }
            })
        .chain(() -> ledger.request(account, by))
        .replaceWith(
            Html.seeOther("/merchants/" + account + (page.equals(PAGE) ? "/checks" : "#checks")));
  }

  @GET
  @Path("/live")
  @Operation(hidden = true)
  public Uni<Response> live(
      @PathParam("account") String account, @QueryParam("limit") @Nullable String limit) {
    var most = limit == null ? String.valueOf(CheckPanel.SHOWN) : limit;
    return panels
        .slice(account, SliceRequest.of(most, null))
        .map(slice -> Html.page(CheckTemplates.checks(slice.panel())));
  }

  private static TemplateInstance list(
      Layout frame, CheckPanels.Part part, String live, Optional<ReadUsage> used) {
    return CheckTemplates.checkList(
        frame.refreshing(part.panel().running()),
        part.panel(),
        live,
        ReadsLine.of(used),
        part.next());
  }

  private static String live(String account) {
    return "/merchants/" + account + "/checks/live?limit=" + SHOWN;
  }
}
