package io.saletrail.settings.insight.shadow;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ShadowApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String account = newAccount();

  @BeforeEach
  void shadowMode() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var facts = SampleFacts.of(account);
    Topics.publish(
        List.of(
            facts.conversion(
                "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1),
            facts.conversion(
                "b", 2, ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 2),
            facts.conversion(
                "waits", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1),
            facts.held("a", DeliveryHeld.Cause.SHADOW, 3),
            facts.held("b", DeliveryHeld.Cause.SHADOW, 3),
            facts.held("waits", DeliveryHeld.Cause.TOKEN_MISSING, 3)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> get("/shadow").body("conversions.items", hasSize(2)));
  }

  @Test
  void heldConversionsAreSummedAndListed() {
    get("/shadow")
        .body("totals", hasSize(2))
        .body("totals[0].type", equalTo("sale"))
        .body("totals[0].status", equalTo("APPROVED"))
        .body("totals[0].conversions", equalTo(1))
        .body("totals[0].amount.amountMinor", equalTo(4900))
        .body("totals[1].status", equalTo("REFUNDED"))
        .body("conversions.items[0].externalId", equalTo("ch_a"))
        .body("conversions.items[0].cid", equalTo(true));
    get("/shadow?limit=1").body("conversions.next", equalTo("ch_a"));
    get("/shadow?limit=1&after=ch_a").body("conversions.items[0].externalId", equalTo("ch_b"));
  }

  @Test
  void theCsvHasTheColumnsOfAnExport() {
    assertThat(csv())
        .isEqualTo(
            """
            externalId,type,status,amount,currency,cid
            ch_a,sale,APPROVED,49.00,EUR,yes
            ch_b,sale,REFUNDED,49.00,EUR,yes
            """);
  }

  @Test
  void ourOwnCsvMatchesCompletely() {
    compare(csv())
        .statusCode(200)
        .body("matching", equalTo(2))
        .body("onlyInSaletrail", empty())
        .body("onlyInTrackdesk", empty())
        .body("different", empty());
  }

  @Test
  void anExportIsComparedByExternalId() {
    compare("External ID;Status;Amount\nch_a;Approved;50,00\nch_c;Approved;1,00\n")
        .statusCode(200)
        .body("matching", equalTo(0))
        .body("different[0].saletrail.externalId", equalTo("ch_a"))
        .body("different[0].fields", equalTo(List.of("AMOUNT")))
        .body("onlyInSaletrail[0].externalId", equalTo("ch_b"))
        .body("onlyInTrackdesk[0].externalId", equalTo("ch_c"));
  }

  @Test
  void anInvalidExportIsAProblem() {
    compare("hello")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].detail", containsString("Name one externalId"));
    compare("").statusCode(400);
  }

  @Test
  void exportsMayBeLargerThanFormsUpToALimit() {
    compare("externalId\n" + "ch_0123456789\n".repeat(10_000)).statusCode(200);

    compare("externalId\n" + "x".repeat(1_000_000)).statusCode(413);
  }

  private String csv() {
    return operator()
        .get("/api/merchants/{account}/shadow/conversions.csv", account)
        .then()
        .statusCode(200)
        .header("Content-Disposition", containsString("shadow-" + account))
        .extract()
        .asString();
  }

  private ValidatableResponse get(String path) {
    return operator().get("/api/merchants/" + account + path).then().statusCode(200);
  }

  private ValidatableResponse compare(String export) {
    return operator()
        .contentType(ContentType.TEXT)
        .body(export)
        .post("/api/merchants/{account}/shadow/comparison", account)
        .then();
  }
}
