package io.saletrail.settings.console.backfill;

import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.request.backfill.BackfillLedger;
import io.saletrail.settings.request.backfill.BackfillPeriod;
import io.saletrail.settings.request.backfill.BackfillQuery;
import io.saletrail.settings.request.backfill.BackfillReply;
import io.saletrail.settings.request.backfill.BackfillResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Imports past sales: a dry run over a date range first, then the backfill.
@RunOnVirtualThread
@Path("/merchants/{account}/backfill")
@Produces(MediaType.TEXT_HTML)
public class BackfillPages {
  /// Length of the proposed date range.
  private static final int PROPOSED_DAYS = 90;

  private final BackfillLedger ledger;
  private final BackfillQuery backfills;
  private final MerchantQuery merchants;
  private final Outbox outbox;
  private final Layouts layouts;
  private final CurrentCaller caller;

  BackfillPages(
      Outbox outbox,
      BackfillLedger ledger,
      BackfillQuery backfills,
      MerchantQuery merchants,
      Layouts layouts,
      CurrentCaller caller) {
    this.outbox = outbox;
    this.ledger = ledger;
    this.backfills = backfills;
    this.merchants = merchants;
    this.layouts = layouts;
    this.caller = caller;
  }

  /// The form.
  ///
  /// @param days the date range
  /// @param maxDays limit of the date range
  /// @param error why no backfill was started; empty without an error
  public record Form(Days days, int maxDays, String error) {
    static Form of(Days days, String error) {
      return new Form(days, BackfillPeriod.MAX_DAYS, error);
    }
  }

  @GET
  public Response page(@PathParam("account") String account) {
    var today = BackfillResource.today();
    return page(
        Response.Status.OK, account, Form.of(Days.of(today.minusDays(PROPOSED_DAYS), today), ""));
  }

  @GET
  @Path("/live")
  public Response live(@PathParam("account") String account) {
    return Html.page(BackfillTemplates.backfills(panel(account)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response request(
      @PathParam("account") String account,
      @FormParam("from") @DefaultValue("") String from,
      @FormParam("to") @DefaultValue("") String to,
      @FormParam("real") @DefaultValue("") String real) {
    BackfillPeriod period;
    try {
      period = BackfillPeriod.of(from, to, BackfillResource.today());
    } catch (ProblemException e) {
      var days = Days.typed(from, to, e.problem().errors(), "from", "to");
      return page(Response.Status.BAD_REQUEST, account, Form.of(days, ""));
    }
    if (merchants.settings(account).isEmpty()) {
      throw ProblemException.notFound("First save your Trackdesk connection.");
    }
    var reply = outbox.await(ledger.request(account, period, !real.equals("yes"), caller.actor()));
    return switch (reply) {
      case BackfillReply.Accepted _ -> Html.seeOther(home(account));
      case BackfillReply.Rejected rejected ->
          page(Response.Status.CONFLICT, account, Form.of(Days.of(from, to), rejected.sentence()));
    };
  }

  @POST
  @Path("/{id}/pause")
  public Response pause(@PathParam("account") String account, @PathParam("id") String id) {
    return control(account, id, Command.PAUSED);
  }

  @POST
  @Path("/{id}/resume")
  public Response resume(@PathParam("account") String account, @PathParam("id") String id) {
    return control(account, id, Command.RESUMED);
  }

  @POST
  @Path("/{id}/cancel")
  public Response cancel(@PathParam("account") String account, @PathParam("id") String id) {
    return control(account, id, Command.CANCELLED);
  }

  /// The page shows the current state, whether or not the command had an effect.
  private Response control(String account, String id, Command command) {
    requireFound(outbox.await(ledger.control(account, id, command, caller.actor())));
    return Html.seeOther(home(account));
  }

  private static void requireFound(BackfillReply reply) {
    if (reply instanceof BackfillReply.NotFound missing) {
      throw ProblemException.notFound(missing.sentence());
    }
  }

  private Response page(Response.Status status, String account, Form form) {
    var layout = layouts.merchant("Backfill", account, Layout.Tab.BACKFILL);
    var panel = panel(account);
    return Html.page(
        status, BackfillTemplates.backfill(layout.refreshing(panel.running()), form, panel));
  }

  private BackfillPanel panel(String account) {
    var runs = backfills.latest(account, BackfillPanel.SHOWN);
    return BackfillPanel.of(account, caller.csrf(), runs);
  }

  private static String home(String account) {
    return "/merchants/" + account + "/backfill";
  }
}
