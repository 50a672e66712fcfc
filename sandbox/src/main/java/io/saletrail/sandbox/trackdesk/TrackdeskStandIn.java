package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.http.Cleartext;
import io.saletrail.sandbox.trackdesk.ConversionCallReader.Unreadable;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.saletrail.sandbox.trackdesk.tenant.Tenants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A Trackdesk stand-in for tests and demos: it holds conversions, refuses what Trackdesk would
/// refuse, and has faults on command. Tenants live under `/trackdesk/{tenant}` instead of under a
/// host of their own.
///
/// A test starts it on its own port ([#start]); the sandbox mounts it beside others
/// ([#TrackdeskStandIn(TrackdeskStandInConfig)] and [#mount]).
public final class TrackdeskStandIn implements AutoCloseable {

  private static final Logger LOG = System.getLogger(TrackdeskStandIn.class.getName());

  private record Serving(Vertx vertx, HttpServer server) {}

  private final TrackdeskStandInConfig config;
  private final Tenants tenants;
  private final Map<String, FaultPlan<Call, Fault>> faults = new ConcurrentHashMap<>();
  private Optional<Serving> serving = Optional.empty();

  public TrackdeskStandIn(TrackdeskStandInConfig config) {
    this.config = config;
    this.tenants =
        new Tenants(config.folder(), config.rate(), config.clock(), config.requestsKept());
    config.tenants().forEach(tenants::open);
  }

  /// Serves alone on this port, or on any free one if it is 0.
  public static TrackdeskStandIn start(int port, TrackdeskStandInConfig config) {
    var standIn = new TrackdeskStandIn(config);
    var vertx = Vertx.vertx();
    var router = Router.router(vertx);
    standIn.mount(router);
    var server = vertx.createHttpServer(Cleartext.HTTP_1).requestHandler(router).listen(port);
    standIn.serving =
        Optional.of(new Serving(vertx, server.toCompletionStage().toCompletableFuture().join()));
    return standIn;
  }

  /// Adds `/trackdesk/*` and `/cdn/tracking.js`.
  public void mount(Router router) {
    var gate = new FaultFilter(tenants::find, this::faults, config.clock());
    router
        .route("/trackdesk/*")
        .handler(
            BodyHandler.create(false)
                .setHandleFileUploads(false)
                .setBodyLimit(config.bodyLimitBytes()))
        .failureHandler(TrackdeskStandIn::fail);
    new TenantRoutes(tenants, this::faults).mount(router);
    new TrackingRoutes(gate).mount(router);
    new NodeRoutes(gate).mount(router);
    new ConversionsPage(tenants).mount(router);
  }

  /// Its own address; only after [#start].
  public URI baseUri() {
    int port =
        serving
            .orElseThrow(() -> new IllegalStateException("mounted, not started"))
            .server()
            .actualPort();
    return URI.create("http://localhost:" + port);
  }

  /// The value for `TRACKDESK_URL`.
  public String urlTemplate() {
    return baseUri() + "/trackdesk/{tenant}";
  }

  /// The tenant of this name, created if it does not exist.
  public Tenant tenant(String name) {
    return tenants.open(name);
  }

  public String token(String tenant) {
    return tenant(tenant).token();
  }

  public Click click(String tenant, String affiliate) {
    return tenant(tenant).click(affiliate);
  }

  /// The tenant's conversions, oldest first.
  public List<Conversion> conversions(String tenant) {
    return tenant(tenant).conversions();
  }

  /// The requests to the tenant, oldest first.
  public List<SeenRequest> requests(String tenant) {
    return tenant(tenant).requests();
  }

  /// The faults planned for the tenant. Clicks of visitors are exempt unless a plan names them.
  public FaultPlan<Call, Fault> faults(String tenant) {
    return faults.computeIfAbsent(tenant, _ -> new FaultPlan<>(call -> call != Call.CLICK));
  }

  /// Empties every tenant and clears all faults. Settings stay.
  public void reset() {
    tenants.all().forEach(Tenant::empty);
    faults.values().forEach(FaultPlan::clear);
  }

  @Override
  public void close() {
    serving.ifPresent(
        running -> running.vertx().close().toCompletionStage().toCompletableFuture().join());
    tenants.close();
  }

  private static void fail(RoutingContext context) {
    if (context.failure() instanceof Unreadable unreadable) {
      Response.unreadable(unreadable.reason()).send(context);
    } else if (context.statusCode() == 413) {
      Response.problem(413, "TOO_LARGE", "The body is too large").send(context);
    } else {
      LOG.log(Level.ERROR, "trackdesk.request_failed", context.failure());
      Response.problem(500, "SYSTEM_ERROR", "System error").send(context);
    }
  }
}
