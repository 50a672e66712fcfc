package io.saletrail.settings.insight.conversion;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.console.Browser;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Requests do not wait for the database longer than the limit.
@Tag("long")
@QuarkusTest
@WithTestResource(TestStack.class)
@TestProfile(SlowDatabaseTest.ShortTimeout.class)
class SlowDatabaseTest {
  private static final String LOCK = "lock table conversion in access exclusive mode";

  @Inject DataSource database;

  /// A limit that a test can wait for.
  public static final class ShortTimeout implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("saletrail.database.timeout", "PT3S");
    }
  }

  @Test
  void programsAndBrowsersLearnThatTheDatabaseIsSlowAndCanRetry() throws SQLException {
    var account = newAccount();
    var browser = Browser.signedIn();
    try (var slow = database.getConnection()) {
      slow.setAutoCommit(false);
      slow.createStatement().execute(LOCK);

      var problem = operator().get("/api/merchants/{account}/conversions", account);
      var page = browser.open("/merchants/" + account + "/conversions");

      assertThat(problem.statusCode()).isEqualTo(503);
      assertThat(problem.jsonPath().getString("type"))
          .isEqualTo("urn:saletrail:problem:service-unavailable");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.asString()).contains("The database is unavailable. Try again later.");
      slow.rollback();
    }
    assertThat(operator().get("/api/merchants/{account}/conversions", account).statusCode())
        .isEqualTo(200);
  }
}
