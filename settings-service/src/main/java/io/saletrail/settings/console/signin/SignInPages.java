package io.saletrail.settings.console.signin;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.ConsoleConfig;
import io.saletrail.settings.access.CurrentVisitor;
import io.saletrail.settings.access.Open;
import io.saletrail.settings.access.OperatorDesk;
import io.saletrail.settings.access.OperatorDesk.Judgement;
import io.saletrail.settings.access.Sessions;
import io.saletrail.settings.access.Visitor;
import io.saletrail.settings.audit.Act;
import io.saletrail.settings.audit.AuditLog;
import io.saletrail.settings.audit.Deed;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.limit.TooOften;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/// In and out of the console.
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {
  private static final Logger LOG = Logger.getLogger(SignInPages.class);

  private static final String HOME = "/merchants";

  /// What the audit trail calls whoever came in without showing anything.
  private static final String DEVELOPER = "Developer";

  private final OperatorDesk desk;
  private final Sessions sessions;
  private final Entrance entrance;
  private final AuditLog audit;
  private final CurrentVisitor visitor;
  private final ConsoleConfig config;

  SignInPages(
      OperatorDesk desk,
      Sessions sessions,
      Entrance entrance,
      AuditLog audit,
      CurrentVisitor visitor,
      ConsoleConfig config) {
    this.desk = desk;
    this.sessions = sessions;
    this.entrance = entrance;
    this.audit = audit;
    this.visitor = visitor;
    this.config = config;
  }

  @GET
  @Open
  @Operation(hidden = true)
  public Response signInPage(@QueryParam("then") @DefaultValue("") String then) {
    return switch (visitor.visitor()) {
      case Visitor.Stranger() -> page(Response.Status.OK, "", then);
      case Visitor.Operator _ -> Html.seeOther(HOME);
      case Visitor.OwnAccount(var account) -> Html.seeOther(HOME + "/" + account);
    };
  }

  @POST
  @Path("/sign-in")
  @Open
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> signIn(
      @FormParam("token") @DefaultValue("") String shown,
      @FormParam("then") @DefaultValue("") String then,
      @Context HttpServerRequest request) {
    if (shown.isBlank()) {
      return Uni.createFrom().item(wrong("Enter the operator token.", then));
    }
    return switch (desk.judge(shown.strip(), request)) {
      case Judgement.Right() ->
          entrance.enter(new Visitor.Operator(), SignInWay.TOKEN, ownPage(then));
      case Judgement.Wrong() -> {
        LOG.info("console.sign_in way=TOKEN outcome=REFUSED");
        yield Uni.createFrom().item(wrong("This is not the operator token of this system.", then));
      }
      case Judgement.TooMany(var wait) -> {
        LOG.info("console.sign_in way=TOKEN outcome=TOO_MANY");
        yield Uni.createFrom().item(tooMany(wait, then));
      }
    };
  }

  private Response wrong(String fault, String then) {
    return page(Response.Status.BAD_REQUEST, fault, then);
  }

  private Response tooMany(Duration wait, String then) {
    var fault = TooOften.sentence(Judgement.TooMany.WHAT, wait);
    return Response.fromResponse(page(Response.Status.TOO_MANY_REQUESTS, fault, then))
        .header(HttpHeaders.RETRY_AFTER, TooOften.seconds(wait))
        .build();
  }

  @POST
  @Path("/sign-in/development")
  @Open
  @Operation(hidden = true)
  public Uni<Response> signInForDevelopment(@FormParam("then") @DefaultValue("") String then) {
    if (!config.devSignIn()) {
      throw ProblemException.notFound("No page has this address.");
    }
    var operator = new Visitor.Operator(DEVELOPER);
    return entrance.enter(operator, SignInWay.DEVELOPMENT, ownPage(then));
  }

  @POST
  @Path("/sign-out")
  @Open
  @Operation(hidden = true)
  public Uni<Response> signOut() {
    var out = Html.seeOther("/", sessions.endCookie());
    return switch (visitor.visitor()) {
      case Visitor.Stranger() -> Uni.createFrom().item(out);
      case Visitor.Operator _, Visitor.OwnAccount _ ->
          audit.note(Deed.ofThemselves(visitor.actor(), Act.SIGNED_OUT, "")).replaceWith(out);
    };
  }

  /// Where to go after signing in: only ever a page of ours.
  private static String ownPage(String then) {
    return then.matches("/merchants(?:/[A-Za-z0-9_-]+)*") ? then : HOME;
  }

  private Response page(Response.Status status, String fault, String then) {
    TemplateInstance page =
        SignInTemplates.signIn(
            fault,
            ownPage(then),
            config.devSignIn(),
            config.stripeApp().id().isPresent(),
            config.organisation().issuer().isPresent());
    return Html.page(status, page);
  }
}
