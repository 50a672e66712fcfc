package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.trackdesk.fault.Fault;
import io.saletrail.sandbox.trackdesk.fault.Fault.Moment;
import io.saletrail.sandbox.trackdesk.fault.FaultPlan;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every call passes before it is looked at: the tenant, its rate, the faults that were asked
/// for, its key. And what every call leaves behind: one [SeenRequest].
final class FaultFilter {

  private static final int HUGE_BYTES = 1024 * 1024;
  private static final String SYSTEM_ERROR = "System error";

  private final Function<String, Optional<Tenant>> tenants;
  private final Function<String, FaultPlan> faults;
  private final InstantSource clock;

  FaultFilter(
      Function<String, Optional<Tenant>> tenants,
      Function<String, FaultPlan> faults,
      InstantSource clock) {
    this.tenants = tenants;
    this.faults = faults;
    this.clock = clock;
  }

  void pass(RoutingContext context, Call call, BiFunction<Tenant, RoutingContext, Answer> work) {
    var name = context.pathParam("tenant");
    var tenant = tenants.apply(name);
    if (tenant.isEmpty()) {
      Answer.noSuchTenant(name).send(context);
      return;
    }
    pass(new Visit(context, call, tenant.get()), () -> work.apply(tenant.get(), context));
  }

  private void pass(Visit visit, Supplier<Answer> work) {
    var tenant = visit.tenant();
    if (visit.call().rated() && !tenant.allowsOneMoreCall()) {
      answer(visit, tooManyRequests());
      return;
    }
    Supplier<Answer> guarded =
        () ->
            visit.call().needsKey() && visit.key() != SeenRequest.Key.RIGHT
                ? Answer.problem(401, "UNAUTHORIZED", "Unauthorized")
                : work.get();
    faults
        .apply(tenant.name())
        .strike(visit.call())
        .ifPresentOrElse(
            fault -> misbehave(visit, fault, guarded), () -> answer(visit, guarded.get()));
  }

  private void misbehave(Visit visit, Fault fault, Supplier<Answer> work) {
    switch (fault) {
      case Fault.TooManyRequests(var retryAfter) ->
          answer(
              visit,
              retryAfter
                  .map(after -> Long.toString(after.toSeconds()))
                  .map(seconds -> tooManyRequests().with("retry-after", seconds))
                  .orElseGet(FaultFilter::tooManyRequests));
      case Fault.SystemError _ -> answer(visit, Answer.problem(500, "SYSTEM_ERROR", SYSTEM_ERROR));
      case Fault.Hang(var moment) -> visit.leave(clock, "hang " + effect(moment, work));
      case Fault.Reset(var moment) -> {
        visit.leave(clock, "reset " + effect(moment, work));
        visit.context().request().connection().close();
      }
      case Fault.SlowDrip(var pause) -> {
        var answer = work.get();
        visit.leave(clock, "slow drip of " + answer.status());
        drip(visit.context(), answer, pause);
      }
      case Fault.HtmlPage(int status) ->
          answer(
              visit,
              Answer.html(
                  status, "<!doctype html><title>Trackdesk</title><h1>Just a moment…</h1>"));
      case Fault.Redirect(var location) ->
          answer(visit, Answer.html(302, "Found").with("location", location));
      case Fault.HugeAnswer _ -> {
        var answer = work.get();
        var padding = " ".repeat(HUGE_BYTES);
        answer(
            visit,
            new Answer(
                answer.status(), answer.contentType(), padding + answer.body(), answer.headers()));
      }
      case Fault.Refuse(var refusal) ->
          answer(
              visit, Answer.refused(visit.tenant().settings().manners().refusalStatus(), refusal));
    }
  }

  private void answer(Visit visit, Answer answer) {
    visit.leave(clock, Integer.toString(answer.status()));
    answer.send(visit.context());
  }

  private static String effect(Moment moment, Supplier<Answer> work) {
    return switch (moment) {
      case BEFORE_ACCEPTING -> "without effect";
      case AFTER_ACCEPTING -> "after " + work.get().status();
    };
  }

  private static void drip(RoutingContext context, Answer answer, Duration pause) {
    var bytes = Buffer.buffer(answer.body());
    var response =
        context
            .response()
            .setStatusCode(answer.status())
            .putHeader("content-type", answer.contentType())
            .putHeader("content-length", Integer.toString(bytes.length()));
    int[] sent = {0};
    context
        .vertx()
        .setPeriodic(
            Math.max(1, pause.toMillis()),
            timer -> {
              if (response.closed() || sent[0] == bytes.length()) {
                context.vertx().cancelTimer(timer);
                return;
              }
              response.write(bytes.getBuffer(sent[0], sent[0] + 1));
              sent[0]++;
              if (sent[0] == bytes.length()) {
                response.end();
              }
            });
  }

  private static Answer tooManyRequests() {
    return Answer.problem(429, "TOO_MANY_REQUESTS", "Too many requests");
  }

  /// One request, and what it carried.
  private record Visit(RoutingContext context, Call call, Tenant tenant) {

    SeenRequest.Key key() {
      var given = Optional.ofNullable(context.request().getHeader("x-api-key"));
      return given
          .map(key -> key.equals(tenant.token()) ? SeenRequest.Key.RIGHT : SeenRequest.Key.WRONG)
          .orElse(SeenRequest.Key.NONE);
    }

    void leave(InstantSource clock, String answer) {
      var request = context.request();
      var body =
          request.query() == null
              ? Optional.ofNullable(context.body().asString()).orElse("")
              : request.query();
      tenant.remember(
          new SeenRequest(
              clock.instant(),
              call,
              request.method().name(),
              key(),
              Optional.ofNullable(request.getHeader("idempotency-key")),
              body,
              answer));
    }
  }
}
