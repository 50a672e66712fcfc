package io.saletrail.ingest.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.installation.InstallationObserved.State;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationReaderTest {
  private static final InstallationReader READER = new InstallationReader(Optional.of("app_ours"));

  private static final String OF_THE_APPLICATION =
      """
      {"id":"evt_1","object":"event","type":"%s","account":"acct_1","livemode":true,
       "created":1790000000,"data":{"object":{"id":"ca_1","object":"application"}}}
      """;

  private static final String OF_THE_INSTALLATION =
      """
      {"id":"evt_1","object":"event","type":"%s","livemode":true,"created":1790000000,
       "data":{"object":{"id":"appinst_1","object":"apps.install","account":"acct_1",
                         "app":"%s"}}}
      """;

  @ParameterizedTest
  @CsvSource({
    "account.application.authorized,INSTALLED",
    "account.application.deauthorized,UNINSTALLED"
  })
  void theApplicationsOwnEventsAreOfTheAccountTheyWereFiledUnder(String type, State state) {
    assertThat(read("acct_1", OF_THE_APPLICATION.formatted(type))).contains(seen(state));
  }

  @ParameterizedTest
  @CsvSource({"apps.install.created,INSTALLED", "apps.install.deleted,UNINSTALLED"})
  void anInstallationNamesItsAccountItself(String type, State state) {
    assertThat(read("acct_house", OF_THE_INSTALLATION.formatted(type, "app_ours")))
        .contains(seen(state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "-9223372036854775808", "253402300800", "1.5", "\"soon\""})
  void aTimeThatIsNoneMakesTheEventUnreadableInsteadOfEndingItsFeed(String created) {
    var body =
        OF_THE_APPLICATION
            .formatted("account.application.deauthorized")
            .replace("1790000000", created);

    assertThat(read("acct_1", body)).isEmpty();
    assertThat(READER.unreadable(body.getBytes(UTF_8)))
        .contains(new ReadResult.Unreadable(ReadError.FIELD_TYPE_MISMATCH, "created"));
  }

  @Test
  void anAccountThatNoServiceCanStoreIsNone() {
    var body = OF_THE_INSTALLATION.formatted("apps.install.created", "app_ours");

    assertThat(read("acct_1", body.replace("acct_1", "acct_a-b"))).isEmpty();
  }

  @Test
  void removingAnotherAppKeepsOurs() {
    var body = OF_THE_INSTALLATION.formatted("apps.install.deleted", "app_theirs");

    assertThat(read("acct_1", body)).isEmpty();
    assertThat(new InstallationReader(Optional.empty()).read("acct_1", body.getBytes(UTF_8)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"type\":\"apps.install.deleted\"}",
        "{\"type\":\"account.application.deauthorized\",\"id\":\"evt_1\",\"data\":7}",
        "{\"id\":\"x\",\"type\":\"account.application.deauthorized\"}"
      })
  void invalidRequestsAreHarmless(String body) {
    assertThat(read("acct/../1", body)).isEmpty();
  }

  @Test
  void anUpdateOfAnInstallationIsIgnored() {
    assertThat(InstallationReader.concerns("apps.install.updated")).isFalse();
    assertThat(read("acct_1", OF_THE_INSTALLATION.formatted("apps.install.updated", "app_ours")))
        .isEmpty();
  }

  private static Optional<InstallationObserved> read(String account, String body) {
    return READER.read(account, body.getBytes(UTF_8));
  }

  private static InstallationObserved seen(State state) {
    return new InstallationObserved(
        "acct_1", true, state, "evt_1", Instant.ofEpochSecond(1_790_000_000));
  }
}
