package io.saletrail.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.Topic;
import io.saletrail.conversion.SweepByHand;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the relay does with rows that Kafka refuses, and beside an old snapshot.
@QuarkusTest
@TestProfile(SweepByHand.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_rows"))
class OutboxRelayTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String TOPIC = Topic.TRACKDESK_DELIVERIES.topicName();
  private static final String COMPACTED = Topic.SETTINGS_CREDENTIALS.topicName();
  private static final int SHARD = 0;
  private static final String TOO_LARGE = "repeat('x', 2000000)";

  @Inject Outbox outbox;
  @Inject DataSource database;
  @Inject ShardMarks marks;
  @Inject RefusedRetry retry;

  @AfterEach
  void forget() {
    update("delete from refused_fact");
  }

  @Test
  void aMissingTopicAndARecordThatIsTooLargeHoldUpNothing() {
    insert("no.such.topic", "acct_1", "'{}'");
    insert(TOPIC, "acct_1", TOO_LARGE);
    insert(TOPIC, "acct_1", "'{}'");

    await().atMost(TIMEOUT).until(() -> waiting() == 0);
    assertThat(reasons()).containsExactlyInAnyOrder("TOPIC_MISSING", "TOO_LARGE");
    var listed = outbox.query(session -> RefusedTable.list(session, 0, 10));
    assertThat(listed).extracting(RefusedEntry::topic).contains("no.such.topic", TOPIC);
  }

  @Test
  void aRefusedFactIsSentOnRequestWhenItsCauseIsGone() {
    insert("no.such.topic", "acct_1", "'{}'");
    await().atMost(TIMEOUT).until(() -> reasons().size() == 1);
    update("update refused_fact set topic = '" + TOPIC + "'");

    assertThat(retry.all().await().atMost(TIMEOUT)).isEqualTo(1);

    assertThat(reasons()).isEmpty();
  }

  @Test
  void aNewerFactOfACompactedTopicReplacesARefusedOne() {
    insert(COMPACTED, "acct_superseded", TOO_LARGE);
    await().atMost(TIMEOUT).until(() -> reasons().size() == 1);

    insert(COMPACTED, "acct_superseded", "'{}'");
    await().atMost(TIMEOUT).until(() -> waiting() == 0);
    assertThat(reasons()).isEmpty();
  }

  @Test
  void besideAnOldSnapshotReadingBeginsAfterTheDeletedRows() throws SQLException {
    try (var snapshot = database.getConnection()) {
      snapshot.setAutoCommit(false);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      snapshot.createStatement().executeQuery("select count(*) from outbox_message");
      insert(TOPIC, "acct_1", "'{}'");
      var last = lastId();
      await().atMost(TIMEOUT).until(() -> waiting() == 0);

      await().atMost(TIMEOUT).until(() -> marks.of(SHARD) >= last);
      insert(TOPIC, "acct_1", "'{}'");
      await().atMost(TIMEOUT).until(() -> waiting() == 0);
    }
  }

  private void insert(String topic, String key, String body) {
    update(
        """
        insert into outbox_message (shard, topic, message_key, headers, body)
        values (%d, '%s', '%s', '{}', %s)
        """
            .formatted(SHARD, topic, key, body));
  }

  private long lastId() {
    return outbox.query(
        session ->
            Rows.query(session, "select last_value from outbox_message_id_seq", Long.class).one());
  }

  private long waiting() {
    return outbox.query(
        session -> Rows.query(session, "select count(*) from outbox_message", Long.class).one());
  }

  private List<String> reasons() {
    return outbox.query(
        session -> Rows.query(session, "select reason from refused_fact", String.class).list());
  }

  private void update(String sql) {
    outbox.await(outbox.write(session -> Rows.update(session, sql).run()));
  }
}
