package io.saletrail.settings.console;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.ConsoleConfig;
import io.saletrail.settings.access.CurrentVisitor;
import io.saletrail.settings.access.Open;
import io.saletrail.settings.access.OperatorToken;
import io.saletrail.settings.access.Sessions;
import io.saletrail.settings.access.Visitor;
import io.saletrail.settings.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/// In and out of the console.
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {
    private static final Logger LOG = Logger.getLogger(SignInPages.class);

    private static final String HOME = "/merchants";

    private final OperatorToken token;
    private final Sessions sessions;
    private final CurrentVisitor visitor;
    private final ConsoleConfig config;

    SignInPages(
            OperatorToken token, Sessions sessions, CurrentVisitor visitor, ConsoleConfig config) {
        this.token = token;
        this.sessions = sessions;
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    @Open
    @Operation(hidden = true)
    public Response signInPage(@QueryParam("then") @DefaultValue("") String then) {
        return switch (visitor.visitor()) {
            case Visitor.Stranger() -> page(Response.Status.OK, "", then);
            case Visitor.Operator() -> Html.seeOther(HOME);
            case Visitor.OwnAccount(var account) -> Html.seeOther(HOME + "/" + account);
        };
    }

    @POST
    @Path("/sign-in")
    @Open
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            @FormParam("token") @DefaultValue("") String shown,
            @FormParam("then") @DefaultValue("") String then) {
        if (token.matches(shown.strip())) {
            LOG.info("console.sign_in by=operator way=TOKEN outcome=ACCEPTED");
            return enter(then);
        }
        LOG.info("console.sign_in way=TOKEN outcome=REFUSED");
        var fault =
                shown.isBlank()
                        ? "Enter the operator token."
                        : "This is not the operator token of this system.";
        return page(Response.Status.BAD_REQUEST, fault, then);
    }

    @POST
    @Path("/sign-in/development")
    @Open
    @Operation(hidden = true)
    public Response signInForDevelopment(@FormParam("then") @DefaultValue("") String then) {
        if (!config.devSignIn()) {
            throw ProblemException.notFound("No page has this address.");
        }
        LOG.info("console.sign_in by=operator way=DEVELOPMENT outcome=ACCEPTED");
        return enter(then);
    }

    @POST
    @Path("/sign-out")
    @Open
    @Operation(hidden = true)
    public Response signOut() {
        return Html.seeOther("/", sessions.endCookie());
    }

    private Response enter(String then) {
        var session = sessions.open(new Visitor.Operator(), Instant.now());
        return Html.seeOther(ownPage(then), sessions.cookie(session));
    }

    /// Where to go after signing in: only ever a page of ours.
    private static String ownPage(String then) {
        return then.matches("/merchants(?:/[A-Za-z0-9_-]+)*") ? then : HOME;
    }

    private Response page(Response.Status status, String fault, String then) {
        TemplateInstance page =
                Templates.signIn(
                        fault,
                        ownPage(then),
                        config.devSignIn(),
                        config.stripeApp().id().isPresent());
        return Html.page(status, page);
    }
}
