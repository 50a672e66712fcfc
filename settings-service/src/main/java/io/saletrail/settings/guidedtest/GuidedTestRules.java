package io.saletrail.settings.guidedtest;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.settings.conversion.ConversionResponse;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.guidedtest.TestStep.Name;
import io.saletrail.settings.guidedtest.TestStep.State;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.payment.PaymentResponse;
import io.saletrail.settings.timeline.Amounts;
import io.saletrail.settings.token.TokenStatus;
import java.util.List;
import java.util.Optional;

/// Where each step of a test stands, by what is known of it.
public final class GuidedTestRules {
  private GuidedTestRules() {}

  /// The steps, in their order.
  public static List<TestStep> steps(TestEvidence seen) {
    return List.of(
        token(seen.settings()),
        testMode(seen),
        snippets(seen),
        click(seen),
        payment(seen),
        heard(seen),
        decided(seen),
        delivered(seen));
  }

  /// Whether the test sale stands in Trackdesk: what was before does not matter any more.
  public static boolean finished(TestEvidence seen) {
    return delivered(seen).state() == State.DONE;
  }

  private static TestStep token(Optional<SettingsResponse> settings) {
    return settings
        .map(SettingsResponse::token)
        .map(GuidedTestRules::token)
        .orElseGet(
            () ->
                TestStep.of(
                    Name.TOKEN,
                    State.TO_DO,
                    "Save your Tenant ID and your Personal token under Set" + " up."));
  }

  private static TestStep token(TokenStatus token) {
    var state =
        switch (token.state()) {
          case ACCEPTED -> State.DONE;
          case CHECKING, UNAVAILABLE -> State.WAITING;
          case MISSING, UNTRIED -> State.TO_DO;
          case REFUSED, TENANT_UNKNOWN -> State.FAILED;
        };
    return explained(Name.TOKEN, state, token.explanation());
  }

  private static TestStep testMode(TestEvidence seen) {
    var on =
        seen.settings()
            .filter(known -> known.options().testMode() == TestModePolicy.DELIVER_AS_TEST)
            .isPresent();
    if (!on && finished(seen)) {
      return TestStep.of(Name.TEST_MODE, State.DONE, "From now on they are left out again.");
    }
    return on
        ? TestStep.of(
            Name.TEST_MODE,
            State.DONE,
            "Payments with Stripe's test cards go to Trackdesk as TEST. Such"
                + " conversions never count.")
        : TestStep.of(
            Name.TEST_MODE,
            State.TO_DO,
            "Payments with Stripe's test cards are left out as yet. Have them delivered"
                + " as TEST, which never counts.");
  }

  private static TestStep snippets(TestEvidence seen) {
    if (seen.conversion().isPresent()) {
      return TestStep.of(
          Name.SNIPPETS, State.DONE, "They handed the click on to the test payment.");
    }
    return seen.page()
        .map(GuidedTestRules::snippets)
        .orElseGet(
            () ->
                TestStep.of(
                    Name.SNIPPETS,
                    State.TO_DO,
                    "Copy both from Snippets onto the page that your affiliates"
                        + " send visitors to, then have that page"
                        + " checked."));
  }

  private static TestStep snippets(PageCheckResult page) {
    return switch (page.outcome()) {
      case READY -> TestStep.of(Name.SNIPPETS, State.DONE, "Both were seen on " + page.page());
      case LACKING ->
          new TestStep(
              Name.SNIPPETS,
              State.FAILED,
              page.findings(),
              "Copy what is missing from Snippets and check the page again.");
      case UNSEEN ->
          new TestStep(
              Name.SNIPPETS,
              State.FAILED,
              page.findings(),
              "Check another page, or go on: the test payment shows it too.");
    };
  }

  private static TestStep click(TestEvidence seen) {
    if (seen.conversion().isPresent()) {
      return TestStep.of(Name.CLICK, State.DONE, "The test payment carries an affiliate's click.");
    }
    var without =
        reason(seen)
            .filter(
                reason ->
                    reason == NotCreditedReason.NO_CLICK
                        || reason == NotCreditedReason.MERCHANT_REFERENCE);
    if (without.isPresent()) {
      return new TestStep(
          Name.CLICK,
          State.FAILED,
          "The test payment came without a click of Trackdesk's.",
          "Open your page through an affiliate's link in a private window, and pay once"
              + " more.");
    }
    return yours(
        seen,
        Name.CLICK,
        "Open your page through an affiliate's link, in a private window: an affiliate of"
            + " your own in Trackdesk will do.");
  }

  private static TestStep payment(TestEvidence seen) {
    return seen.payment()
        .map(paid -> TestStep.of(Name.PAYMENT, State.DONE, paid(paid)))
        .orElseGet(
            () ->
                yours(
                    seen,
                    Name.PAYMENT,
                    "From there, follow a payment link of Stripe's test mode and"
                        + " pay with the card 4242 4242 4242 4242, any"
                        + " later date and any three digits."));
  }

  private static String paid(PaymentResponse paid) {
    return paid.amount()
        .map(amount -> Amounts.text(amount) + ", " + paid.payment())
        .orElse(paid.payment());
  }

  private static TestStep heard(TestEvidence seen) {
    if (seen.payment().isPresent()) {
      return TestStep.of(Name.HEARD, State.DONE, "Stripe told us of the payment.");
    }
    return seen.startedAt().isEmpty()
        ? later(Name.HEARD)
        : TestStep.of(
            Name.HEARD,
            State.WAITING,
            "We hear of it within seconds of the payment. Paid, and nothing here? Check"
                + " Now asks Stripe.");
  }

  private static TestStep decided(TestEvidence seen) {
    return seen.conversion()
        .map(one -> TestStep.of(Name.DECIDED, State.DONE, credited(one)))
        .or(() -> reason(seen).map(GuidedTestRules::aside))
        .orElseGet(() -> later(Name.DECIDED));
  }

  private static String credited(ConversionResponse conversion) {
    return Amounts.text(conversion.amount())
        + conversion.cid().map(cid -> ", credited to the click " + cid).orElse("")
        + ".";
  }

  /// Some reasons only mean that not all is known yet.
  private static TestStep aside(NotCreditedReason reason) {
    var state =
        switch (reason) {
          case SESSION_MISSING, CHARGE_MISSING, DETAILS_PENDING, NOT_PAID_YET -> State.WAITING;
          case NO_CLICK,
              MERCHANT_REFERENCE,
              ZERO_AMOUNT,
              SESSION_EXPIRED,
              PAYMENT_FAILED,
              PAYMENT_CANCELED,
              NOT_CAPTURED,
              NOT_FROM_CHECKOUT,
              TEST_MODE,
              RENEWAL_NOT_CREDITED,
              OPTED_OUT,
              PART_OF_ANOTHER_PAYMENT,
              OTHER ->
              State.FAILED;
        };
    return explained(Name.DECIDED, state, Explanation.of(reason));
  }

  private static TestStep delivered(TestEvidence seen) {
    return seen.conversion()
        .map(ConversionResponse::trackdesk)
        .map(
            trackdesk -> {
              var state =
                  switch (trackdesk.state()) {
                    case DELIVERED -> State.DONE;
                    case NOT_SENT, DUE, OTHER -> State.WAITING;
                    case HELD, REFUSED, GIVEN_UP -> State.FAILED;
                  };
              return explained(Name.DELIVERED, state, trackdesk.explanation());
            })
        .orElseGet(() -> later(Name.DELIVERED));
  }

  private static Optional<NotCreditedReason> reason(TestEvidence seen) {
    return seen.payment().flatMap(PaymentResponse::reason);
  }

  private static TestStep yours(TestEvidence seen, Name name, String todo) {
    return seen.startedAt().isEmpty() ? later(name) : TestStep.of(name, State.TO_DO, todo);
  }

  private static TestStep later(Name name) {
    return TestStep.of(name, State.LATER, "");
  }

  private static TestStep explained(Name name, State state, Explanation why) {
    return new TestStep(name, state, why.title() + ". " + why.detail(), why.remedy().orElse(""));
  }
}
