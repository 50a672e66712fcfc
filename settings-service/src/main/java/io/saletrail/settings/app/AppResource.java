package io.saletrail.settings.app;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.CurrentCaller;
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
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The API of the Stripe App: the routes of `/api/merchants/{account}` for the signed account.
@RunOnVirtualThread
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
  private final Outbox outbox;
  private final CurrentCaller current;
  private final URI console;

  AppResource(
      MerchantResource settings,
      CheckResource checks,
      HealthResource health,
      ConnectionLedger connections,
      ConsoleLinks links,
      Outbox outbox,
      CurrentCaller current,
      AccessConfig config) {
    this.settings = settings;
    this.checks = checks;
    this.health = health;
    this.connections = connections;
    this.links = links;
    this.outbox = outbox;
    this.current = current;
    this.console = config.url();
  }

  /// A single-use link into the console.
  public record ConsoleLink(String url) {}

  @GET
  @Path("/settings")
  public SettingsResponse readSettings() {
    return settings.read(account());
  }

  /// A merchant who saves settings in the app has it installed, so this also reconnects.
  @PUT
  @Path("/settings")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<SettingsResponse> changeSettings(String body) {
    var account = account();
    outbox.await(connections.connect(account, Instant.now(), current.actor()));
    return settings.change(account, body);
  }

  @POST
  @Path("/checks")
  @Limited(Limited.By.CHECKS)
  public RestResponse<CheckResource.AcceptedResponse> checkNow() {
    return checks.request(account());
  }

  @GET
  @Path("/checks")
  public Slice<Check> listChecks(@QueryParam("limit") @Nullable String limit) {
    return checks.list(account(), limit, null);
  }

  @GET
  @Path("/checks/{id}")
  public Check readCheck(@PathParam("id") String id) {
    return checks.read(account(), id);
  }

  @GET
  @Path("/health")
  public HealthResponse readHealth() {
    return health.read(account());
  }

  /// Issues a single-use link to the account's console.
  @POST
  @Path("/console-links")
  public RestResponse<ConsoleLink> openConsole() {
    var ticket = outbox.await(links.issue(account(), current.actor()));
    var link = new ConsoleLink(console + "/sign-in/stripe?ticket=" + ticket);
    return RestResponse.status(RestResponse.Status.CREATED, link);
  }

  private String account() {
    return switch (current.caller()) {
      case Caller.MerchantCaller(var account) -> account;
      case Caller.Operator _, Caller.Anonymous() ->
          throw new IllegalStateException("AccessFilter admits only signed calls");
    };
  }
}
