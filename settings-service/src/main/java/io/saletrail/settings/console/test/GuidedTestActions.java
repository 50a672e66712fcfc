package io.saletrail.settings.console.test;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsLedger;
import io.saletrail.settings.merchant.SettingsReader;
import io.saletrail.settings.merchant.SettingsReader.Parsed;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.request.check.CheckLedger;
import io.saletrail.settings.request.guidedtest.GuidedTestLedger;
import io.saletrail.settings.request.guidedtest.PageCheckResult;
import io.saletrail.settings.site.pagecheck.PageCheck;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Actions of the guided test. Each redirects to its page.
@RunOnVirtualThread
@Path("/merchants/{account}/test")
@Produces(MediaType.TEXT_HTML)
public class GuidedTestActions {
  private final MerchantQuery merchants;
  private final SettingsReader reader;
  private final SettingsLedger settings;
  private final CheckLedger checks;
  private final PageCheck pages;
  private final GuidedTestLedger tests;
  private final Outbox outbox;
  private final CurrentCaller caller;

  GuidedTestActions(
      Outbox outbox,
      MerchantQuery merchants,
      SettingsReader reader,
      SettingsLedger settings,
      CheckLedger checks,
      PageCheck pages,
      GuidedTestLedger tests,
      CurrentCaller caller) {
    this.outbox = outbox;
    this.merchants = merchants;
    this.reader = reader;
    this.settings = settings;
    this.checks = checks;
    this.pages = pages;
    this.tests = tests;
    this.caller = caller;
  }

  @POST
  @Path("/start")
  public Response start(@PathParam("account") String account) {
    known(account);
    outbox.await(tests.start(account, caller.actor()));
    return back(account, "steps");
  }

  /// Switches the delivery of test payments on or off.
  @POST
  @Path("/mode")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response mode(
      @PathParam("account") String account,
      @FormParam("deliver") @DefaultValue("false") boolean deliver) {
    var body = "{\"options\":{\"testMode\":\"%s\"}}".formatted(deliver ? "DELIVER_AS_TEST" : "OFF");
    return switch (reader.read(body)) {
      case Parsed.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case Parsed.Valid(var change) -> {
        known(account);
        outbox.await(settings.save(account, change, caller.actor()));
        yield back(account, "steps");
      }
    };
  }

  @POST
  @Path("/check")
  @Limited(Limited.By.CHECKS)
  public Response check(@PathParam("account") String account) {
    known(account);
    outbox.await(checks.request(account, caller.actor()));
    return back(account, "steps");
  }

  /// Checks the page that affiliates link to.
  @POST
  @Path("/page")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response page(
      @PathParam("account") String account,
      @FormParam("address") @DefaultValue("") String address) {
    var tenant = known(account).trackdeskTenantId();
    // The database rejects NUL, and no URL contains control characters.
    var typed = address.replaceAll("\\p{Cntrl}", "");
    var checked = pages.check(account, typed, tenant);
    var result = PageCheckTexts.of(typed, checked, now());
    outbox.await(tests.savePageCheck(account, result));
    return back(account, part(result));
  }

  /// An invalid URL is corrected in its field, so the redirect goes there.
  private static String part(PageCheckResult seen) {
    return switch (seen.outcome()) {
      case UNREACHABLE -> "address";
      case READY, INCOMPLETE -> "page-check";
    };
  }

  private SettingsResponse known(String account) {
    return merchants
        .settings(account)
        .orElseThrow(() -> ProblemException.notFound("First save your Trackdesk connection."));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Response back(String account, String part) {
    return Html.seeOther("/merchants/" + account + "/test#" + part);
  }
}
