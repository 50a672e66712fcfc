package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.trackdesk.Fault.Moment;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every call passes here first: tenant, rate limit, planned faults, key. Every call leaves one
/// [SeenRequest].
final class FaultFilter {

  private static final int HUGE_BYTES = 1024 * 1024;
  private static final String SYSTEM_ERROR = "System error";

  private final Function<String, Optional<Tenant>> tenants;
  private final Function<String, FaultPlan<Call, Fault>> faults;
  private final InstantSource clock;

  FaultFilter(
      Function<String, Optional<Tenant>> tenants,
      Function<String, FaultPlan<Call, Fault>> faults,
      InstantSource clock) {
    this.tenants = tenants;
    this.faults = faults;
    this.clock = clock;
  }

  void pass(RoutingContext context, Call call, BiFunction<Tenant, RoutingContext, Response> work) {
    var name = context.pathParam("tenant");
    var tenant = tenants.apply(name);
    if (tenant.isEmpty()) {
      Response.noSuchTenant(name).send(context);
      return;
    }
    pass(new Visit(context, call, tenant.get()), () -> work.apply(tenant.get(), context));
  }

  private void pass(Visit visit, Supplier<Response> work) {
    var tenant = visit.tenant();
    if (visit.call().rated() && !tenant.allowsOneMoreCall()) {
      response(visit, tooManyRequests());
      return;
    }
    Supplier<Response> guarded =
        () ->
            visit.call().needsKey() && visit.key() != SeenRequest.Key.RIGHT
                ? Response.problem(401, "UNAUTHORIZED", "Unauthorized")
                : work.get();
    faults
        .apply(tenant.name())
        .next(visit.call())
        .ifPresentOrElse(
            fault -> misbehave(visit, fault, guarded), () -> response(visit, guarded.get()));
  }

  private void misbehave(Visit visit, Fault fault, Supplier<Response> work) {
    switch (fault) {
      case Fault.TooManyRequests(var retryAfter) ->
          response(
              visit,
              retryAfter
                  .map(after -> Long.toString(after.toSeconds()))
                  .map(seconds -> tooManyRequests().with("retry-after", seconds))
                  .orElseGet(FaultFilter::tooManyRequests));
      case Fault.SystemError _ ->
          response(visit, Response.problem(500, "SYSTEM_ERROR", SYSTEM_ERROR));
      case Fault.Hang(var moment) -> visit.finish(clock, "hang " + effect(moment, work));
      case Fault.Reset(var moment) -> {
        visit.finish(clock, "reset " + effect(moment, work));
        visit.context().request().connection().close();
      }
      case Fault.SlowDrip(var pause) -> {
        var response = work.get();
        visit.finish(clock, "slow drip of " + response.status());
        drip(visit.context(), response, pause);
      }
      case Fault.HtmlPage(int status) ->
          response(
              visit,
              Response.html(
                  status, "<!doctype html><title>Trackdesk</title><h1>Just a moment…</h1>"));
      case Fault.Redirect(var location) ->
          response(visit, Response.html(302, "Found").with("location", location));
      case Fault.HugeResponse _ -> {
        var response = work.get();
        var padding = " ".repeat(HUGE_BYTES);
        response(
            visit,
            new Response(
                response.status(),
                response.contentType(),
                padding + response.body(),
                response.headers()));
      }
      case Fault.Lose _ ->
          response(visit, Response.ok(new JsonObject().put("id", UUID.randomUUID().toString())));
      case Fault.Refuse(var refusal) ->
          response(
              visit,
              Response.refused(visit.tenant().settings().responses().refusalStatus(), refusal));
      case Fault.Answer(var status, var body) ->
          response(visit, new Response(status, Response.JSON, body, Map.of()));
    }
  }

  private void response(Visit visit, Response response) {
    visit.finish(clock, Integer.toString(response.status()));
    response.send(visit.context());
  }

  private static String effect(Moment moment, Supplier<Response> work) {
    return switch (moment) {
      case BEFORE_ACCEPTING -> "without effect";
      case AFTER_ACCEPTING -> "after " + work.get().status();
    };
  }

  private static void drip(RoutingContext context, Response response, Duration pause) {
    var bytes = Buffer.buffer(response.body());
    var out =
        context
            .response()
            .setStatusCode(response.status())
            .putHeader("content-type", response.contentType())
            .putHeader("content-length", Integer.toString(bytes.length()));
    int[] sent = {0};
    context
        .vertx()
        .setPeriodic(
            Math.max(1, pause.toMillis()),
            timer -> {
              if (out.closed() || sent[0] == bytes.length()) {
                context.vertx().cancelTimer(timer);
                return;
              }
              out.write(bytes.getBuffer(sent[0], sent[0] + 1));
              sent[0]++;
              if (sent[0] == bytes.length()) {
                out.end();
              }
            });
  }

  private static Response tooManyRequests() {
    return Response.problem(429, "TOO_MANY_REQUESTS", "Too many requests");
  }

  /// One request with its tenant.
  private record Visit(RoutingContext context, Call call, Tenant tenant) {

    SeenRequest.Key key() {
      var given = Optional.ofNullable(context.request().getHeader("x-api-key"));
      return given
          .map(key -> key.equals(tenant.token()) ? SeenRequest.Key.RIGHT : SeenRequest.Key.WRONG)
          .orElse(SeenRequest.Key.NONE);
    }

    void finish(InstantSource clock, String response) {
      var request = context.request();
      var body =
          request.query() == null
              ? Optional.ofNullable(context.body().asString()).orElse("")
              : request.query();
      tenant.record(
          new SeenRequest(
              clock.instant(),
              call,
              request.method().name(),
              key(),
              Optional.ofNullable(request.getHeader("idempotency-key")),
              body,
              response));
    }
  }
}
