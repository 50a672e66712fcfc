package io.saletrail.settings.app;

import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.access.stripe.ConsoleLinks;
import io.saletrail.settings.health.HealthResource;
import io.saletrail.settings.health.HealthResponse;
import io.saletrail.settings.merchant.MerchantResource;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.connection.ConnectionLedger;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.request.check.Check;
import io.saletrail.settings.request.check.CheckResource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The API of the Stripe App: the routes of `/api/merchants/{account}` for the signed account.
@Path("/app")
@SignedByStripe
@Limited(Limited.By.ANONYMOUS)
@Produces(MediaType.APPLICATION_JSON)
public class AppResource {
  private final MerchantResource settings;
  private final CheckResource checks;
  private final HealthResource health;
  private final ConnectionLedger connections;
  private final ConsoleLinks links;
  private final AuditLog audit;
  private final CurrentCaller current;
  private final URI console;

  AppResource(
      MerchantResource settings,
      CheckResource checks,
      HealthResource health,
      ConnectionLedger connections,
      ConsoleLinks links,
      AuditLog audit,
      CurrentCaller current,
      AccessConfig config) {
    this.settings = settings;
    this.checks = checks;
    this.health = health;
    this.connections = connections;
    this.links = links;
    this.audit = audit;
    this.current = current;
    this.console = config.url();
  }

  /// A single-use link into the console.
  public record ConsoleLink(String url) {}

  @GET
  @Path("/settings")
  @Operation(hidden = true)
  public Uni<SettingsResponse> readSettings() {
    return settings.read(account());
  }

  /// A merchant who saves settings in the app has it installed, so this also reconnects.
  @PUT
  @Path("/settings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Uni<RestResponse<SettingsResponse>> changeSettings(String body) {
    var account = account();
    return connections
        .connect(account, Instant.now(), current.actor())
        .chain(() -> settings.change(account, body));
  }

  @POST
  @Path("/checks")
  @Limited(Limited.By.CHECKS)
  @Operation(hidden = true)
  public Uni<RestResponse<CheckResource.AcceptedResponse>> checkNow() {
    return checks.request(account());
  }

  @GET
  @Path("/checks")
  @Operation(hidden = true)
  public Uni<Slice<Check>> listChecks(@QueryParam("limit") @Nullable String limit) {
    return checks.list(account(), limit, null);
  }

  @GET
  @Path("/checks/{id}")
  @Operation(hidden = true)
  public Uni<Check> readCheck(@PathParam("id") String id) {
    return checks.read(account(), id);
  }

  @GET
  @Path("/health")
  @Operation(hidden = true)
  public Uni<HealthResponse> readHealth() {
    return health.read(account());
  }

  /// Issues a single-use link to the account's console.
  @POST
  @Path("/console-links")
  @Operation(hidden = true)
  public Uni<RestResponse<ConsoleLink>> openConsole() {
    var account = account();
    var record = AuditRecord.ofActor(current.actor(), AuditAction.CONSOLE_LINK_ISSUED, "");
    return audit
        .write((session, facts) -> links.issue(session, account), ticket -> Optional.of(record))
        .map(ticket -> new ConsoleLink(console + "/sign-in/stripe?ticket=" + ticket))
        .map(link -> RestResponse.status(RestResponse.Status.CREATED, link));
  }

  private String account() {
    return switch (current.caller()) {
      case Caller.MerchantCaller(var account) -> account;
      case Caller.Operator _, Caller.Anonymous() ->
          throw new IllegalStateException("AccessFilter admits only signed calls");
    };
  }
}
