package io.saletrail.settings.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class AssetsTest {
  private static final int A_YEAR = 31_536_000;

  @ParameterizedTest
  @ValueSource(strings = {"console.css", "console.js", "mark.svg"})
  void anAssetIsCachedUnderTheUrlOfItsVersion(String name) {
    var page = given().get("/").asString();
    var address = page.replaceAll("(?s).*\"(/assets/" + name + "\\?v=[0-9a-f]+)\".*", "$1");

    given()
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("max-age=" + A_YEAR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"console.css?v=000000000000", "console.js", "mark.svg?v="})
  void anAssetOfAnotherVersionIsNotCached(String address) {
    given()
        .urlEncodingEnabled(false)
        .get("/assets/" + address)
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"));
  }
}
