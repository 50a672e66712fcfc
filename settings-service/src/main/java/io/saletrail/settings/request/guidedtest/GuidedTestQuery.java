package io.saletrail.settings.request.guidedtest;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.insight.payment.PaymentQuery;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.merchant.SettingsResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Reads the evidence for a merchant's test.
@ApplicationScoped
public class GuidedTestQuery {
  /// How many of the latest payments are searched. Merchants with many live sales run tests too.
  private static final int LATEST = 500;

  /// Stripe names test-mode checkout sessions `cs_test_…`. For a payment that is not credited,
  /// nothing else marks the test mode.
  private static final String NEWEST_TEST =
      """
      select p.payment
        from (select payment, conversion, reason, decided_at
                from payment
               where account = :account and decided_at >= :since
               order by decided_at desc, payment desc limit :latest) p
       where (p.reason = 'TEST_MODE'
              or exists (select 1 from conversion c
                          where c.conversion = p.conversion and c.delivery = 'TEST')
              or exists (select 1 from stripe_reference r
                          where r.account = :account and r.payment = p.payment
                            and starts_with(r.stripe_id, 'cs_test_')))
         and not exists (select 1 from timeline_entry s
                          where s.account = :account and s.payment = p.payment
                            and s.happened_at < :since)
       order by p.decided_at desc, p.payment desc limit 1
      """;

  private final Outbox outbox;
  private final PaymentQuery payments;

  GuidedTestQuery(Outbox outbox, PaymentQuery payments) {
    this.outbox = outbox;
    this.payments = payments;
  }

  /// The evidence for the test of a merchant with these settings.
  public TestEvidence evidence(String account, Optional<SettingsResponse> settings) {
    var test = test(account);
    var start = test.flatMap(GuidedTestRow::start);
    var payment = start.flatMap(since -> payment(account, since));
    return new TestEvidence(settings, start, test.flatMap(GuidedTestRow::pageCheck), payment);
  }

  private Optional<GuidedTestRow> test(String account) {
    return Optional.ofNullable(outbox.query(session -> session.find(GuidedTestRow.class, account)));
  }

  private Optional<PaymentResponse> payment(String account, Instant since) {
    var newest =
        outbox.query(
            session ->
                session
                    .createNativeQuery(NEWEST_TEST, String.class)
                    .setParameter("account", account)
                    .setParameter("since", since)
                    .setParameter("latest", LATEST)
                    .getSingleResultOrNull());
    return Optional.ofNullable(newest).flatMap(payment -> named(account, payment));
  }

  private Optional<PaymentResponse> named(String account, String payment) {
    return payments.find(account, payment).stream()
        .filter(one -> one.payment().equals(payment))
        .findFirst();
  }
}
