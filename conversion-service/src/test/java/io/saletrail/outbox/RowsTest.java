package io.saletrail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.Money;
import io.saletrail.conversion.SweepByHand;
import io.saletrail.outbox.relay.OutboxMessage;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SweepByHand.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_rows"))
class RowsTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final UUID ID = new UUID(1, 2);

  @Inject Outbox outbox;
  @Inject ExpiredRows expired;

  enum Colour {
    RED,
    GREEN
  }

  record All(
      String name,
      UUID id,
      int small,
      long large,
      boolean flag,
      Instant createdAt,
      Colour colour,
      List<String> names,
      List<UUID> ids,
      Money amount,
      List<String> jsonNames,
      Optional<Instant> endedAt,
      Optional<Colour> otherColour,
      Optional<Money> otherAmount,
      @Nullable String nothing) {}

  @Test
  void aRowIsARecordByTheNamesOfItsColumns() {
    var rows =
        run(
            session ->
                Rows.query(
                        session,
                        """
                        select cast('a' as text) as name, cast(:id as uuid) as id, 1 as small,
                               cast(2 as bigint) as large, true as flag,
                               cast(:at as timestamptz) as created_at, 'RED' as colour,
                               cast(to_jsonb(cast(:names as text[])) as text) as names,
                               cast(to_jsonb(cast(:ids as uuid[])) as text) as ids,
                               cast(cast('{"amount_minor": 5, "currency": "eur"}' as jsonb) as text) as amount,
                               '["x", "y"]' as json_names,
                               cast(null as timestamptz) as ended_at, cast('GREEN' as text) as other_colour,
                               cast(cast(null as jsonb) as text) as other_amount, cast(null as text) as nothing
                        """,
                        All.class)
                    .set("id", ID)
                    .set("at", AT)
                    .texts("names", List.of("n", "m"))
                    .uuids("ids", List.of(ID))
                    .list());

    assertThat(rows)
        .containsExactly(
            new All(
                "a",
                ID,
                1,
                2,
                true,
                AT,
                Colour.RED,
                List.of("n", "m"),
                List.of(ID),
                new Money(5, "eur"),
                List.of("x", "y"),
                Optional.empty(),
                Optional.of(Colour.GREEN),
                Optional.empty(),
                null));
  }

  record Column(String name, Optional<Instant> at, Optional<Integer> n, Optional<Boolean> flag) {}

  @Test
  void listsEnterAsArraysAndMayBeEmpty() {
    var rows =
        List.of(
            new Column("a", Optional.of(AT), Optional.of(1), Optional.of(true)),
            new Column("b", Optional.empty(), Optional.empty(), Optional.empty()));

    var read =
        run(
            session ->
                Rows.query(
                        session,
                        """
                        select name, at, n, flag
                          from unnest(cast(:names as text[]), cast(cast(:times as text[]) as timestamptz[]),
                                      cast(:ns as integer[]), cast(:flags as boolean[]))
                               as r(name, at, n, flag)
                        """,
                        Column.class)
                    .texts("names", rows, Column::name)
                    .instants("times", rows, row -> row.at().orElse(null))
                    .ints("ns", rows, row -> row.n().orElse(null))
                    .booleans("flags", rows, row -> row.flag().orElse(null))
                    .list());

    assertThat(read).isEqualTo(rows);
  }

  @Test
  void aQueryOfOneColumnGivesValues() {
    String text =
        run(
            session ->
                Rows.query(session, "select cast(:x as text)", String.class)
                    .set("x", Optional.of("a"))
                    .one());

    assertThat(text).isEqualTo("a");
  }

  @Test
  void absentValuesEnterAsNull() {
    Boolean absent =
        run(
            session ->
                Rows.query(
                        session,
                        "select cast(:x as timestamptz) is null and cast(:y as uuid) is null",
                        Boolean.class)
                    .set("x", Optional.empty())
                    .set("y", Optional.empty())
                    .one());

    assertThat(absent).isTrue();
  }

  @Test
  void timesEnterAsTimesAndDurationsAsSeconds() {
    Instant later =
        run(
            session ->
                Rows.query(
                        session,
                        "select cast(:at as timestamptz) + make_interval(secs => :time)",
                        Instant.class)
                    .set("at", AT)
                    .set("time", Duration.ofMillis(1500))
                    .one());

    assertThat(later).isEqualTo(AT.plusMillis(1500));
  }

  @Test
  void aDateEntersAndLeavesAsADate() {
    var day = LocalDate.parse("2026-03-29");

    LocalDate next =
        run(
            session ->
                Rows.query(session, "select cast(:day as date) + 1", LocalDate.class)
                    .set("day", day)
                    .one());

    assertThat(next).isEqualTo(day.plusDays(1));
  }

  @Test
  void noRowsAreNoStatement() {
    run(session -> Rows.write(session, "no SQL", List.of()));
  }

  record Sent(OutboxMessage message, Optional<OutboxMessage> earlier) {}

  @Test
  void rowsOfEntitiesAreRecordsByTheirAliases() {
    var sent =
        run(
            session ->
                Rows.update(
                        session,
                        """
                        insert into outbox_message (shard, topic, message_key, headers, body)
                        values (0, 'a.topic', 'rows-test', '{}', '')
                        """)
                    .run()
                    .chain(() -> ofKey(session, "rows-test"))
                    .call(() -> delete(session, "rows-test")));

    assertThat(sent).singleElement().extracting(Sent::earlier).isEqualTo(Optional.empty());
    assertThat(sent.getFirst().message().messageKey()).isEqualTo("rows-test");
  }

  private static Uni<Integer> delete(Mutiny.Session session, String key) {
    return Rows.update(session, "delete from outbox_message where message_key = :key")
        .set("key", key)
        .run();
  }

  private static Uni<List<Sent>> ofKey(Mutiny.Session session, String key) {
    return Rows.entities(
            session,
            """
            select m as message, e as earlier from OutboxMessage m
              left join OutboxMessage e on e.messageKey = m.messageKey and e.id < m.id
             where m.messageKey = :key limit :limit
            """,
            Sent.class)
        .set("key", key)
        .set("limit", 2)
        .list();
  }

  record Redecision(String account, String parent, UUID afterCase, Instant dueAt) {}

  @Test
  void rowsOfATableEnterAsOneParameter() {
    var rows =
        Arrays.asList(
            new Redecision("acct_1", "sub_1", ID, AT), new Redecision("acct_1", "sub_2", ID, AT));

    var read =
        run(
            session ->
                Rows.update(
                        session,
                        "insert into redecision select * from " + Rows.recordset("redecision"))
                    .rows(rows)
                    .run()
                    .chain(
                        () ->
                            Rows.query(
                                    session,
                                    "select * from redecision where parent = any(:ids) order by parent",
                                    Redecision.class)
                                .texts("ids", List.of("sub_1", "sub_2"))
                                .list()));

    assertThat(read).isEqualTo(rows);
  }

  @Test
  void anUnexpectedNullIsAnError() {
    assertThatThrownBy(
            () ->
                run(
                    session ->
                        Rows.query(
                                session,
                                "select cast(null as text) as account, 'p' as parent",
                                Pair.class)
                            .list()))
        .hasMessage("Column account is null");
  }

  record Pair(String account, String parent) {}

  private <T> T run(Function<Mutiny.Session, Uni<T>> work) {
    return outbox.write(work).await().atMost(Duration.ofMinutes(1));
  }

  @Test
  void aSelectionReadsArraysAndJsonAsText() {
    assertThat(Rows.selection(Nested.class))
        .isEqualTo(
            "id, cast(to_jsonb(names) as text) as names, cast(to_jsonb(amount) as text) as amount,"
                + " ended_at");
  }

  @Test
  void expiredRowsAreDeletedInSlicesUntilNoneIsLeft() {
    var rows = 2 * ExpiredRows.SLICE + 7;
    execute("create table aged (id int, at timestamptz, kept boolean)");
    execute(
        "insert into aged select n, now() - interval '3 days', n = 1 from generate_series(1, "
            + rows
            + ") n");
    execute("insert into aged values (0, now(), false)");

    var deleted =
        expired.delete("aged", "at", Duration.ofDays(2), "not kept").await().indefinitely();

    List<Integer> left =
        run(session -> Rows.query(session, "select id from aged", Integer.class).list());
    assertThat(deleted).isEqualTo(rows - 1);
    assertThat(left).containsExactlyInAnyOrder(0, 1);
  }

  private void execute(String sql) {
    run(session -> session.createNativeQuery(sql).executeUpdate());
  }

  record Nested(UUID id, List<String> names, Optional<Money> amount, Optional<Instant> endedAt) {}
}
