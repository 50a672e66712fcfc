package io.saletrail.settings.request.guidedtest;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.token.TokenStatus;
import io.saletrail.settings.request.guidedtest.TestStep.Name;
import io.saletrail.settings.request.guidedtest.TestStep.State;
import java.util.List;
import java.util.Optional;

/// The state of each test step, from the evidence.
public final class GuidedTestRules {
  private GuidedTestRules() {}

  /// The steps in order.
  public static List<TestStep> steps(TestEvidence evidence) {
    return List.of(
        token(evidence.settings()),
        testMode(evidence),
        snippets(evidence),
        click(evidence),
        payment(evidence),
        received(evidence),
        conversionCreated(evidence),
        delivered(evidence));
  }

  /// Whether the test conversion is in Trackdesk. Earlier steps no longer matter then.
  public static boolean finished(TestEvidence evidence) {
    return delivered(evidence).state() == State.DONE;
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
                    "Save your Tenant ID and personal token under Trackdesk connection."));
  }

  private static TestStep token(TokenStatus token) {
    var state =
        switch (token.state()) {
          case VALID -> State.DONE;
          case CHECKING, UNAVAILABLE -> State.WAITING;
          case MISSING, NOT_CHECKED -> State.TO_DO;
          case REJECTED, TENANT_UNKNOWN -> State.FAILED;
        };
    return explained(Name.TOKEN, state, token.explanation());
  }

  private static TestStep testMode(TestEvidence evidence) {
    var on =
        evidence
            .settings()
            .filter(known -> known.options().testMode() == TestModePolicy.DELIVER_AS_TEST)
            .isPresent();
    if (!on && finished(evidence)) {
      return TestStep.of(Name.TEST_MODE, State.DONE, "Test payments are ignored again.");
    }
    return on
        ? TestStep.of(
            Name.TEST_MODE,
            State.DONE,
            "Payments with Stripe's test cards are delivered as TEST conversions, which never count.")
        : TestStep.of(
            Name.TEST_MODE,
            State.TO_DO,
            "Payments with Stripe's test cards are ignored. Deliver them as TEST conversions, which never count.");
  }

  private static TestStep snippets(TestEvidence evidence) {
    if (evidence.conversion().isPresent()) {
      return TestStep.of(
          Name.SNIPPETS, State.DONE, "They passed the click ID to the test payment.");
    }
    return evidence
        .page()
        .map(GuidedTestRules::snippets)
        .orElseGet(
            () ->
                TestStep.of(
                    Name.SNIPPETS,
                    State.TO_DO,
                    "Copy both from Snippets onto the page that your affiliates link to, then check that page."));
  }

  private static TestStep snippets(PageCheckResult page) {
    return switch (page.outcome()) {
      case READY -> TestStep.of(Name.SNIPPETS, State.DONE, "Both found on " + page.page());
      case INCOMPLETE ->
          new TestStep(
              Name.SNIPPETS,
              State.FAILED,
              page.findings(),
              "Copy the missing snippet from Snippets and check the page again.");
      case UNREACHABLE ->
          new TestStep(
              Name.SNIPPETS,
              State.FAILED,
              page.findings(),
              "Check another page, or continue: the test payment shows it too.");
    };
  }

  private static TestStep click(TestEvidence evidence) {
    if (evidence.conversion().isPresent()) {
      return TestStep.of(Name.CLICK, State.DONE, "The test payment carries a click ID.");
    }
    var without =
        reason(evidence)
            .filter(
                reason ->
                    reason == NotCreditedReason.NO_CLICK
                        || reason == NotCreditedReason.MERCHANT_REFERENCE);
    if (without.isPresent()) {
      return new TestStep(
          Name.CLICK,
          State.FAILED,
          "The test payment carries no Trackdesk click ID.",
          "Open your page through an affiliate link in a private window, and pay again.");
    }
    return todo(
        evidence,
        Name.CLICK,
        "Open your page through an affiliate link in a private window. You can use your own affiliate account in Trackdesk.");
  }

  private static TestStep payment(TestEvidence evidence) {
    return evidence
        .payment()
        .map(paid -> TestStep.of(Name.PAYMENT, State.DONE, paid(paid)))
        .orElseGet(
            () ->
                todo(
                    evidence,
                    Name.PAYMENT,
                    "From there, follow a test-mode payment link and pay with the card 4242 4242 4242 4242, any future date and any CVC."));
  }

  private static String paid(PaymentResponse paid) {
    return paid.amount()
        .map(amount -> Amounts.text(amount) + ", " + paid.payment())
        .orElse(paid.payment());
  }

  private static TestStep received(TestEvidence evidence) {
    if (evidence.payment().isPresent()) {
      return TestStep.of(Name.WEBHOOK_RECEIVED, State.DONE, "Webhook received.");
    }
    return evidence.startedAt().isEmpty()
        ? pending(Name.WEBHOOK_RECEIVED)
        : TestStep.of(
            Name.WEBHOOK_RECEIVED,
            State.WAITING,
            "The webhook arrives within seconds of the payment. If it does not, press Check Now.");
  }

  private static TestStep conversionCreated(TestEvidence evidence) {
    return evidence
        .conversion()
        .map(one -> TestStep.of(Name.CONVERSION_CREATED, State.DONE, credited(one)))
        .or(() -> reason(evidence).map(GuidedTestRules::notCredited))
        .orElseGet(() -> pending(Name.CONVERSION_CREATED));
  }

  private static String credited(ConversionResponse conversion) {
    return Amounts.text(conversion.amount())
        + conversion.cid().map(cid -> ", credited to the click " + cid).orElse("")
        + ".";
  }

  /// Some reasons only mean that details are missing.
  private static TestStep notCredited(NotCreditedReason reason) {
    var state =
        switch (reason) {
          case SESSION_MISSING,
              CHARGE_MISSING,
              DETAILS_PENDING,
              SETTINGS_AWAITED,
              UNDECIDED,
              NOT_PAID_YET ->
              State.WAITING;
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
    return explained(Name.CONVERSION_CREATED, state, Explanation.of(reason));
  }

  private static TestStep delivered(TestEvidence evidence) {
    return evidence
        .conversion()
        .map(ConversionResponse::trackdesk)
        .map(
            trackdesk -> {
              var state =
                  switch (trackdesk.state()) {
                    case DELIVERED -> State.DONE;
                    case NOT_SENT, DUE, OTHER -> State.WAITING;
                    case HELD, REFUSED, GIVEN_UP, MISSING -> State.FAILED;
                  };
              return explained(Name.DELIVERED, state, trackdesk.explanation());
            })
        .orElseGet(() -> pending(Name.DELIVERED));
  }

  private static Optional<NotCreditedReason> reason(TestEvidence evidence) {
    return evidence.payment().flatMap(PaymentResponse::reason);
  }

  private static TestStep todo(TestEvidence evidence, Name name, String instruction) {
    return evidence.startedAt().isEmpty()
        ? pending(name)
        : TestStep.of(name, State.TO_DO, instruction);
  }

  private static TestStep pending(Name name) {
    return TestStep.of(name, State.PENDING, "");
  }

  private static TestStep explained(Name name, State state, Explanation explanation) {
    return new TestStep(
        name,
        state,
        explanation.title() + ". " + explanation.detail(),
        explanation.remedy().orElse(""));
  }
}
