package io.saletrail.ingest.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeStub;
import io.saletrail.ingest.StripeStubResource;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of a traversal, and its result.
@QuarkusTest
@TestProfile(StripeStubResource.Instead.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ObjectTraversalTest {
  @InjectStripe StripeStub stub;
  @Inject ObjectTraversal traversal;
  @Inject LookupConfig config;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private StripeStub.Account stripe;

  /// A subscription started by a session, and its second invoice.
  @BeforeEach
  void aRenewal() {
    stripe = stub.account(account);
    stripe.object(
        "/v1/subscriptions/sub_1",
        "{'id': 'sub_1', 'object': 'subscription', 'customer': 'cus_1', 'created': 1000}");
    stripe.list("/v1/checkout/sessions?subscription=sub_1", session("cs_1", ""));
    stripe.object("/v1/invoices/in_2", invoice("in_2", 2000, ""));
    stripe.list(
        "/v1/invoice_payments?payment[payment_intent]=pi_2",
        "{'id': 'inpay_2', 'object': 'invoice_payment', 'invoice': 'in_2',"
            + " 'payment': {'type': 'payment_intent', 'payment_intent': 'pi_2'}}");
    stripe.object(
        "/v1/payment_intents/pi_2",
        "{'id': 'pi_2', 'object': 'payment_intent', 'latest_charge': 'ch_2'}");
    for (var charge : List.of("ch_2", "py_2")) {
      stripe.object(
          "/v1/charges/" + charge,
          "{'id': '%s', 'object': 'charge', 'payment_intent': 'pi_2'}".formatted(charge));
    }
    for (var refund : List.of("re_2", "pyr_2")) {
      stripe.object(
          "/v1/refunds/" + refund,
          "{'id': '%s', 'object': 'refund', 'payment_intent': 'pi_2'}".formatted(refund));
    }
    for (var dispute : List.of("du_2", "dp_2")) {
      stripe.object(
          "/v1/disputes/" + dispute,
          "{'id': '%s', 'object': 'dispute', 'charge': 'ch_2'}".formatted(dispute));
    }
    stripe.object(
        "/v1/invoice_payments/inpay_2",
        "{'id': 'inpay_2', 'object': 'invoice_payment', 'invoice': 'in_2'}");
    stripe.object(
        "/v1/credit_notes/cn_2", "{'id': 'cn_2', 'object': 'credit_note', 'invoice': 'in_2'}");
    stripe.object("/v1/checkout/sessions/cs_1", session("cs_1", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in_2", "cs_1", "pi_2", "ch_2", "py_2", "sub_1", "re_2", "pyr_2", "du_2", "dp_2", "inpay_2",
        "cn_2"
      })
  void everyIdLeadsToTheSessionWithinTheCallsThatAWalkMayTake(String id) {
    assertThat(ids(read(id).objects())).contains(id, "cs_1");
    assertThat(stripe.calls()).hasSizeLessThanOrEqualTo(config.calls());
  }

  @Test
  void anInvoiceIsReadWithWhatPaidIt() {
    stripe.object(
        "/v1/invoices/in_2",
        invoice(
            "in_2",
            2000,
            """
            , 'payments': {'object': 'list', 'data': [{'id': 'inpay_2', 'object': 'invoice_payment',
               'payment': {'type': 'payment_intent', 'payment_intent': 'pi_2'}}]}
            """));

    assertThat(ids(read("in_2").objects())).contains("in_2", "pi_2");
    assertThat(stripe.calls("/v1/invoices/in_2"))
        .singleElement()
        .asString()
        .contains("expand[]=payments", "expand[]=amount_paid_off_stripe", "expand[]=customer");
  }

  @Test
  void earlierInvoicesAreReadOfARenewal() {
    stripe.list("/v1/invoices?subscription=sub_1&created[lt]=2000", invoice("in_1", 1000, ""));

    var found = read("in_2");

    assertThat(ids(found.additional())).containsExactly("in_1");
    assertThat(ids(found.objects())).doesNotContain("in_1");
  }

  @Test
  void theFirstInvoiceOfASubscriptionHasNoneBefore() {
    stripe.object(
        "/v1/invoices/in_1",
        invoice("in_1", 1000, "").replace("subscription_cycle", "subscription_create"));

    read("in_1");

    assertThat(stripe.calls("/v1/invoices")).isEmpty();
  }

  @Test
  void earlierInvoicesAreReadUpToALimit() {
    stripe.list("/v1/invoices?subscription=sub_1", true, invoice("in_1", 1000, ""));

    read("in_2");

    assertThat(stripe.calls("/v1/invoices")).hasSize(config.historyPages());
  }

  @Test
  void allLinesOfAnInvoiceAreRead() {
    stripe.object("/v1/invoices/in_2", invoice("in_2", 2000, lines("il_1")));
    stripe.list("/v1/invoices/in_2/lines?starting_after=il_1", true, "{'id': 'il_2'}");
    stripe.list("/v1/invoices/in_2/lines?starting_after=il_2", "{'id': 'il_3'}");

    var lines = read("in_2").objects().getFirst().path("lines");

    assertThat(lines.path("data").valueStream().map(line -> line.path("id").asText()))
        .containsExactly("il_1", "il_2", "il_3");
    assertThat(lines.path("has_more").asBoolean()).isFalse();
  }

  @Test
  void invoiceLinesAreReadUpToALimit() {
    stripe.object("/v1/invoices/in_2", invoice("in_2", 2000, lines("il_1")));
    stripe.list("/v1/invoices/in_2/lines", true, "{'id': 'il_2'}");

    var lines = read("in_2").objects().getFirst().path("lines");

    assertThat(stripe.calls("/v1/invoices/in_2/lines")).hasSize(config.linePages());
    assertThat(lines.path("has_more").asBoolean()).isTrue();
  }

  @Test
  void setupSessionsAreReadForASubscriptionWithoutASession() {
    stripe.list("/v1/checkout/sessions?subscription=sub_1");
    stripe.list(
        "/v1/checkout/sessions?customer=cus_1",
        session("cs_setup", ", 'mode': 'setup'"),
        session("cs_other", ", 'mode': 'payment'"));

    var found = read("sub_1");

    assertThat(ids(found.objects())).containsExactly("sub_1");
    assertThat(ids(found.additional())).containsExactly("cs_setup");
  }

  @Test
  void setupSessionsAreNotReadWhereASubscriptionHasASession() {
    read("sub_1");

    assertThat(stripe.calls()).noneMatch(call -> call.contains("customer=cus_1"));
  }

  @Test
  void aRecoveredSessionLeadsToTheOneThatExpired() {
    stripe.object("/v1/checkout/sessions/cs_1", session("cs_1", ", 'recovered_from': 'cs_0'"));
    stripe.object("/v1/checkout/sessions/cs_0", session("cs_0", ", 'status': 'expired'"));

    assertThat(ids(read("cs_1").objects())).contains("cs_1", "cs_0");
  }

  @Test
  void creditNotesAreReadOfInvoicesThatWerePaidOutsideStripe() {
    stripe.list(
        "/v1/credit_notes?invoice=in_2",
        "{'id': 'cn_2', 'object': 'credit_note', 'invoice': 'in_2'}");

    assertThat(ids(read("in_2").objects())).doesNotContain("cn_2");

    stripe.object("/v1/invoices/in_2", invoice("in_2", 2000, ", 'amount_paid_off_stripe': 4900"));
    assertThat(ids(read("in_2").objects())).contains("cn_2");
  }

  @Test
  void aChargeIsReadWithItsCustomer() {
    read("ch_2");

    assertThat(stripe.calls("/v1/charges/ch_2"))
        .singleElement()
        .asString()
        .contains("expand[]=customer");
  }

  @Test
  void aTraversalHasALimitOfCalls() {
    for (var i = 10; i < 60; i++) {
      stripe.object(
          "/v1/checkout/sessions/cs_" + i,
          session("cs_" + i, ", 'recovered_from': 'cs_%d'".formatted(i + 1)));
    }

    read("cs_10");

    assertThat(stripe.calls()).hasSize(config.calls());
  }

  @Test
  void aTraversalWithinItsLimitsIsComplete() {
    assertThat(read("ch_2").complete()).isTrue();
  }

  @Test
  void aTraversalThatEndsAtItsLimitOfCallsIsIncomplete() {
    for (var i = 10; i < 60; i++) {
      stripe.object(
          "/v1/checkout/sessions/cs_" + i,
          session("cs_" + i, ", 'recovered_from': 'cs_%d'".formatted(i + 1)));
    }

    assertThat(read("cs_10").complete()).isFalse();
  }

  @Test
  void aListOfSessionsThatHasMoreLeavesATraversalIncomplete() {
    stripe.list("/v1/checkout/sessions?subscription=sub_1");
    stripe.list(
        "/v1/checkout/sessions?customer=cus_1", true, session("cs_other", ", 'mode': 'payment'"));

    assertThat(read("sub_1").complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "checkout.session, true, SESSION_FOUND",
    "checkout.session, false, SESSION_FOUND",
    "charge, true, NO_SESSION",
    "charge, false, INCOMPLETE"
  })
  void absenceIsConcludedFromACompleteReadingOnly(
      String object, boolean complete, LookupEnded.Outcome outcome) {
    var read = JsonNodeFactory.instance.objectNode().put("object", object);

    assertThat(LookupPass.outcome(List.of(read), complete)).isEqualTo(outcome);
  }

  @Test
  void theInvoicesOfASubscriptionBeforeAMomentAreReadAndNotFollowed() {
    stripe.list("/v1/invoices?subscription=sub_1&created[lt]=3000", invoice("in_2", 2000, ""));

    assertThat(
            traversal.invoicesBefore(
                ReadUse.BACKFILL, account, "sub_1", Instant.ofEpochSecond(3000)))
        .isInstanceOfSatisfying(
            TraversalResult.Found.class,
            found -> assertThat(ids(found.additional())).containsExactly("in_2"));
    assertThat(stripe.calls()).hasSize(1);
  }

  private TraversalResult.Found read(String id) {
    return (TraversalResult.Found) traversal.from(ReadUse.LOOKUP, account, id);
  }

  private static List<String> ids(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("id").asText()).toList();
  }

  private static String session(String id, String more) {
    return "{'id': '%s', 'object': 'checkout.session', 'subscription': 'sub_1'%s}"
        .formatted(id, more);
  }

  private static String invoice(String id, long created, String more) {
    return """
    {'id': '%s', 'object': 'invoice', 'created': %d, 'billing_reason': 'subscription_cycle',
     'parent': {'subscription_details': {'subscription': 'sub_1'}}%s}
    """
        .formatted(id, created, more);
  }

  private static String lines(String first) {
    return ", 'lines': {'object': 'list', 'has_more': true, 'data': [{'id': '%s'}]}"
        .formatted(first);
  }
}
