package io.saletrail.settings.console.redrive;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.request.redrive.AttentionQuery;
import io.saletrail.settings.request.redrive.Redrive;
import io.saletrail.settings.request.redrive.RedriveLedger;
import io.saletrail.settings.request.redrive.RedriveQuery;
import io.saletrail.settings.request.redrive.RedriveRequest;
import io.saletrail.settings.request.redrive.RedriveScopeReader;
import io.saletrail.settings.request.redrive.RedriveScopeReader.Parsed;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Deliveries that need attention, and re-sending them: a dry run first, then live.
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class RedrivePages {
  private final AttentionQuery waiting;
  private final RedriveLedger ledger;
  private final RedriveQuery redrives;
  private final MerchantQuery merchants;
  private final Layouts layouts;
  private final CurrentCaller caller;

  RedrivePages(
      AttentionQuery waiting,
      RedriveLedger ledger,
      RedriveQuery redrives,
      MerchantQuery merchants,
      Layouts layouts,
      CurrentCaller caller) {
    this.waiting = waiting;
    this.ledger = ledger;
    this.redrives = redrives;
    this.merchants = merchants;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Path("/attention")
  @Operation(hidden = true)
  public Uni<Response> waiting(@PathParam("account") String account) {
    return waiting(Response.Status.OK, account, Days.none());
  }

  @POST
  @Path("/redrives")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> redrive(
      @PathParam("account") String account, MultivaluedMap<String, String> form) {
    var by = caller.actor();
    return switch (RedriveScopeReader.read(account, body(form))) {
      case Parsed.Invalid(var errors) when byDate(form) ->
          waiting(Response.Status.BAD_REQUEST, account, misread(form, errors));
      case Parsed.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case Parsed.Valid(var scope, var dryRun) ->
          merchants
              .settings(account)
              .invoke(
                  found -> {
                    if (found.isEmpty()) {
                      throw ProblemException.notFound("First save your Trackdesk connection.");
                    }
                  })
              .chain(() -> ledger.request(account, scope, dryRun, by))
              .map(id -> Html.seeOther("/merchants/" + account + "/redrives/" + id));
    };
  }

  @GET
  @Path("/redrives/{id}")
  @Operation(hidden = true)
  public Uni<Response> show(@PathParam("account") String account, @PathParam("id") String id) {
    return layout(account, "Re-send")
        .chain(
            layout ->
                page(account, id)
                    .map(page -> RedriveTemplates.redrive(layout.refreshing(page.running()), page)))
        .map(Html::page);
  }

  @GET
  @Path("/redrives/{id}/live")
  @Operation(hidden = true)
  public Uni<Response> live(@PathParam("account") String account, @PathParam("id") String id) {
    var viewer = Viewer.of(caller);
    return page(account, id)
        .map(page -> Html.page(RedriveTemplates.redriveResult(viewer.csrf(), page)));
  }

  private Uni<Response> waiting(Response.Status status, String account, Days days) {
    return layout(account, "Needs attention")
        .chain(
            layout ->
                waiting
                    .groups(account)
                    .map(groups -> AttentionPage.of(account, groups, days))
                    .map(page -> RedriveTemplates.attention(layout, page)))
        .map(page -> Html.page(status, page));
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

  private Uni<RedrivePage> page(String account, String id) {
    return redrives.redrive(account, id).map(RedrivePages::page);
  }

  private static RedrivePage page(Optional<Redrive> found) {
    return found
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
        Optional.of(!"false".equals(form.getFirst("dryRun"))));
  }

  private Uni<Layout> layout(String account, String title) {
    var viewer = Viewer.of(caller);
    return layouts.merchant(title, account, Layout.Tab.ATTENTION, viewer);
  }
}
