package io.saletrail.settings.console.redrive;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.problem.FieldError;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.request.redrive.AttentionQuery;
import io.saletrail.settings.request.redrive.RedriveLedger;
import io.saletrail.settings.request.redrive.RedriveQuery;
import io.saletrail.settings.request.redrive.RedriveRequest;
import io.saletrail.settings.request.redrive.RedriveResponse;
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

/// What waits to be delivered, and sending it again: first what would be sent, then for real.
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class RedrivePages {
  private final AttentionQuery waiting;
  private final RedriveLedger ledger;
  private final RedriveQuery redrives;
  private final MerchantQuery merchants;
  private final Layouts frames;
  private final CurrentCaller visitor;

  RedrivePages(
      AttentionQuery waiting,
      RedriveLedger ledger,
      RedriveQuery redrives,
      MerchantQuery merchants,
      Layouts frames,
      CurrentCaller visitor) {
    this.waiting = waiting;
    this.ledger = ledger;
    this.redrives = redrives;
    this.merchants = merchants;
    this.frames = frames;
    this.visitor = visitor;
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
    var by = visitor.actor();
    return switch (RedriveScopeReader.read(account, body(form))) {
      case Parsed.Invalid(var errors) when overATime(form) ->
          waiting(Response.Status.BAD_REQUEST, account, misread(form, errors));
      case Parsed.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case Parsed.Valid(var scope, var dryRun) ->
          merchants
              .settings(account)
              .invoke(
                  found -> {
                    if (found.isEmpty()) {
                      throw ProblemException.notFound("Save the settings first.");
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
    return frame(account, "Re-send")
        .chain(
            frame ->
                page(account, id)
                    .map(page -> RedriveTemplates.redrive(frame.refreshing(page.running()), page)))
        .map(Html::page);
  }

  @GET
  @Path("/redrives/{id}/live")
  @Operation(hidden = true)
  public Uni<Response> live(@PathParam("account") String account, @PathParam("id") String id) {
    var viewer = Viewer.of(visitor);
    return page(account, id).map(page -> Html.page(RedriveTemplates.redriven(viewer.csrf(), page)));
  }

  private Uni<Response> waiting(Response.Status status, String account, Days days) {
    return frame(account, "Waiting deliveries")
        .chain(
            frame ->
                waiting
                    .groups(account)
                    .map(groups -> AttentionPage.of(account, groups, days))
                    .map(page -> RedriveTemplates.waiting(frame, page)))
        .map(page -> Html.page(status, page));
  }

  /// Whether it is the form over a time: in the others there is nothing that somebody can type.
  private static boolean overATime(MultivaluedMap<String, String> form) {
    return Stream.of("conversion", "reason", "after").allMatch(name -> text(form, name).isBlank());
  }

  /// Without any day the form says nothing at all, and the first one would be enough.
  private static Days misread(MultivaluedMap<String, String> form, List<FieldError> errors) {
    var since = text(form, "since");
    var until = text(form, "until");
    var faults =
        since.isBlank() && until.isBlank()
            ? List.of(new FieldError("since", "Choose the day from which on."))
            : errors;
    return Days.typed(since, until, faults, "since", "until");
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).orElse("");
  }

  private Uni<RedrivePage> page(String account, String id) {
    return redrives.redrive(account, id).map(RedrivePages::page);
  }

  private static RedrivePage page(Optional<RedriveResponse> found) {
    return found
        .map(RedrivePage::of)
        .orElseThrow(() -> ProblemException.notFound("This merchant has no such re-drive."));
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

  private Uni<Layout> frame(String account, String title) {
    var viewer = Viewer.of(visitor);
    return frames.merchant(title, account, Layout.Tab.WAITING, viewer);
  }
}
