package io.saletrail.settings.console.redrive;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.insight.day.MerchantDays;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.request.redrive.AttentionQuery;
import io.saletrail.settings.request.redrive.RedriveLedger;
import io.saletrail.settings.request.redrive.RedriveQuery;
import io.saletrail.settings.request.redrive.RedriveRequest;
import io.saletrail.settings.request.redrive.RedriveScope;
import io.saletrail.settings.request.redrive.RedriveScopeReader;
import io.saletrail.settings.request.redrive.RedriveScopeReader.Parsed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Deliveries that need attention, and re-sending them: a dry run first, then live.
@RunOnVirtualThread
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class RedrivePages {
  private final AttentionQuery attention;
  private final RedriveLedger ledger;
  private final RedriveQuery redrives;
  private final MerchantQuery merchants;
  private final MerchantDays days;
  private final Outbox outbox;
  private final Layouts layouts;
  private final CurrentCaller caller;

  RedrivePages(
      Outbox outbox,
      AttentionQuery attention,
      RedriveLedger ledger,
      RedriveQuery redrives,
      MerchantQuery merchants,
      MerchantDays days,
      Layouts layouts,
      CurrentCaller caller) {
    this.outbox = outbox;
    this.attention = attention;
    this.ledger = ledger;
    this.redrives = redrives;
    this.merchants = merchants;
    this.days = days;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Path("/attention")
  public Response attention(@PathParam("account") String account) {
    return attention(Response.Status.OK, account, Days.none());
  }

  @POST
  @Path("/redrives")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response redrive(
      @PathParam("account") String account, MultivaluedMap<String, String> form) {
    return switch (RedriveScopeReader.read(account, body(form), days.zone(account))) {
      case Parsed.Invalid(var errors) when byDate(form) ->
          attention(Response.Status.BAD_REQUEST, account, misread(form, errors));
      case Parsed.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case Parsed.Valid(var scope, var dryRun) -> request(account, scope, dryRun);
    };
  }

  private Response request(String account, RedriveScope scope, boolean dryRun) {
    if (merchants.settings(account).isEmpty()) {
      throw ProblemException.notFound("First save your Trackdesk connection.");
    }
    var id = outbox.await(ledger.request(account, scope, dryRun, caller.actor()));
    return Html.seeOther("/merchants/" + account + "/redrives/" + id);
  }

  @GET
  @Path("/redrives/{id}")
  public Response show(@PathParam("account") String account, @PathParam("id") String id) {
    var layout = layout(account, "Re-send");
    var page = page(account, id);
    return Html.page(RedriveTemplates.redrive(layout.refreshing(page.running()), page));
  }

  @GET
  @Path("/redrives/{id}/live")
  public Response live(@PathParam("account") String account, @PathParam("id") String id) {
    return Html.page(RedriveTemplates.redriveResult(caller.csrf(), page(account, id)));
  }

  private Response attention(Response.Status status, String account, Days days) {
    var layout = layout(account, "Needs attention");
    var groups = attention.groups(account);
    var onHold = attention.onHold(account);
    return Html.page(
        status, RedriveTemplates.attention(layout, AttentionPage.of(layout, groups, onHold, days)));
  }

  /// Whether it is the form by date: the other forms have no fields to type in.
  private static boolean byDate(MultivaluedMap<String, String> form) {
    return Stream.of("conversion", "reason", "after").allMatch(name -> text(form, name).isBlank());
  }

  /// An empty form is valid for the API reader only with another selection, so the page asks for a
  /// start date.
  private static Days misread(MultivaluedMap<String, String> form, List<FieldError> errors) {
    var since = text(form, "since");
    var until = text(form, "until");
    var messages =
        since.isBlank() && until.isBlank()
            ? List.of(new FieldError("since", "Enter a start date."))
            : errors;
    return Days.typed(since, until, messages, "since", "until");
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).orElse("");
  }

  private RedrivePage page(String account, String id) {
    return redrives
        .redrive(account, id)
        .map(RedrivePage::of)
        .orElseThrow(() -> ProblemException.notFound("This merchant has no re-send with this ID."));
  }

  private static RedriveRequest body(MultivaluedMap<String, String> form) {
    return new RedriveRequest(
        Optional.ofNullable(form.getFirst("conversion")),
        Optional.ofNullable(form.getFirst("reason")),
        Optional.ofNullable(form.getFirst("since")),
        Optional.ofNullable(form.getFirst("until")),
        Optional.ofNullable(form.getFirst("after")),
        Optional.ofNullable(form.getFirst("action")),
        Optional.of(!"false".equals(form.getFirst("dryRun"))));
  }

  private Layout layout(String account, String title) {
    return layouts.merchant(title, account, Layout.Tab.ATTENTION);
  }
}
