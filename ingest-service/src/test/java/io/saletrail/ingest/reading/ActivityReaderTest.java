package io.saletrail.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.ingest.reading.ReadResult.SkipReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "no", "[]", "7", "null", "{\"id\":", "{} {}", "\u0000"})
  void aBodyWithoutAJsonObjectIsNotJson(String body) {
    assertThat(readText(body)).isEqualTo(new ReadResult.Unreadable(ReadError.NOT_JSON, ""));
  }

  @Test
  void aTombstoneIsNoJson() {
    assertThat(Fixture.READER.read(Fixture.MERCHANT, Origin.POLL, null))
        .isEqualTo(new ReadResult.Unreadable(ReadError.NOT_JSON, ""));
  }

  @Test
  void objectsThatMoveNoMoneyAreSkipped() {
    assertThat(Fixture.read("other/deauthorized"))
        .isEqualTo(new ReadResult.Skipped(SkipReason.NOT_RELEVANT));
  }

  @Test
  void aDeletedObjectIsSkipped() {
    assertThat(
            changed(
                "invoice/basil-parent",
                "\"object\": \"invoice\"",
                "\"object\": \"invoice\", \"deleted\": true"))
        .isEqualTo(new ReadResult.Skipped(SkipReason.DELETED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"amount\": 4900, | | FIELD_MISSING | data.object.amount",
        "\"amount\": 4900 | \"amount\": null | FIELD_MISSING | data.object.amount",
        "\"amount\": 4900 | \"amount\": \"4900\" | FIELD_TYPE_MISMATCH | data.object.amount",
        "\"amount\": 4900 | \"amount\": 49.5 | FIELD_TYPE_MISMATCH | data.object.amount",
        "\"amount\": 4900 | \"amount\": 1e400 | FIELD_TYPE_MISMATCH | data.object.amount",
        "\"amount\": 4900 | \"amount\": -1 | AMOUNT_OUT_OF_RANGE | data.object.amount",
        "\"amount\": 4900 | \"amount\": 9223372036854775807 | AMOUNT_OUT_OF_RANGE | data.object.amount",
        "\"amount\": 4900 | \"amount\": -9223372036854775808 | AMOUNT_OUT_OF_RANGE | data.object.amount",
        "\"amount\": 4900 | \"amount\": 92233720368547758080000 | AMOUNT_OUT_OF_RANGE | data.object.amount",
        "\"currency\": \"eur\" | \"currency\": \"euro\" | FIELD_TYPE_MISMATCH | data.object.currency",
        "\"id\": \"ch_1\", | | FIELD_MISSING | data.object.id",
        "\"id\": \"ch_1\" | \"id\": \"ch 1\" | FIELD_TYPE_MISMATCH | data.object.id",
        "\"payment_intent\": \"pi_1\" | \"payment_intent\": {} | FIELD_MISSING | data.object.payment_intent.id",
        "\"payment_intent\": \"pi_1\" | \"payment_intent\": 7 | FIELD_TYPE_MISMATCH | data.object.payment_intent",
        "\"status\": \"succeeded\" | \"status\": [] | FIELD_TYPE_MISMATCH | data.object.status",
        "\"created\": 1790000000 | \"created\": 1e99 | FIELD_TYPE_MISMATCH | created",
        "\"created\": 1790000000, | | FIELD_MISSING | created",
        "\"type\": \"charge.succeeded\" | \"type\": \"\\u0000\" | FIELD_TYPE_MISMATCH | type",
        "\"object\": \"charge\", | | FIELD_MISSING | data.object.object",
      })
  void errorsAreNamedWithTheirPath(String before, String after, ReadError error, String field) {
    assertThat(changed("charge/dahlia", before, after == null ? "" : after))
        .isEqualTo(new ReadResult.Unreadable(error, field));
  }

  @Test
  void aReadErrorOfANestedObjectSkipsThatObjectAlone() {
    var whole = Fixture.read("charge/2020-08-27-refunds-inside").readable();

    assertThat(changed("charge/2020-08-27-refunds-inside", "\"amount\": 1500", "\"amount\": true"))
        .isEqualTo(
            new ReadResult.ReadInPart(
                whole.subList(0, 1),
                new ReadResult.Unreadable(
                    ReadError.FIELD_TYPE_MISMATCH, "data.object.refunds[0].amount")));
  }

  @Test
  void aReadErrorOfAnObjectKeepsTheObjectsInsideIt() {
    var whole = Fixture.read("charge/2020-08-27-refunds-inside").readable();

    assertThat(changed("charge/2020-08-27-refunds-inside", "\"amount\": 4900", "\"amount\": true"))
        .isEqualTo(
            new ReadResult.ReadInPart(
                whole.subList(1, 2),
                new ReadResult.Unreadable(ReadError.FIELD_TYPE_MISMATCH, "data.object.amount")));
  }

  @Test
  void aRefundWithoutAStatusKeepsItsChargeReadable() {
    var whole = Fixture.read("charge/2020-08-27-refunds-inside");

    assertThat(
            changed(
                "charge/2020-08-27-refunds-inside",
                "\"status\": \"succeeded\"",
                "\"status\": null"))
        .isEqualTo(whole);
  }

  @Test
  void anEventNeedsItsMode() {
    assertThat(changed("charge/dahlia", "\"livemode\": true,\n  \"pending", "\"pending"))
        .isEqualTo(new ReadResult.Unreadable(ReadError.FIELD_MISSING, "livemode"));
  }

  @Test
  void anInvalidAccountIsAReadError() {
    assertThat(Fixture.READER.read("", Origin.WEBHOOK, Fixture.bytes("charge/dahlia")))
        .isEqualTo(new ReadResult.Unreadable(ReadError.FIELD_MISSING, "account"));
  }

  @ParameterizedTest
  @MethodSource("io.saletrail.ingest.reading.Fixture#names")
  void everyFixtureIsReadableAndContainsNoPersonalName(String name) {
    var said =
        switch (Fixture.read(name)) {
          case ReadResult.Read(var activities) ->
              activities.stream().map(FactFormat::write).collect(Collectors.joining());
          case ReadResult.Skipped _ -> "";
          case ReadResult.ReadInPart _, ReadResult.Unreadable _ ->
              throw new AssertionError(name + ": " + Fixture.read(name).unreadable());
        };

    assertThat(said).doesNotContain("example.com", "Bea", "Ghent", "order-4711", "4242");
  }

  private static ReadResult changed(String name, String before, String after) {
    var text = new String(Fixture.bytes(name), UTF_8);
    assertThat(text).contains(before);
    return readText(text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after)));
  }

  private static ReadResult readText(String body) {
    return Fixture.READER.read(Fixture.MERCHANT, Origin.WEBHOOK, body.getBytes(UTF_8));
  }
}
