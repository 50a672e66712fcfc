package io.saletrail.publisher.readback;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.readback.ReadBack.Item;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskReport.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadBackRulesTest {
  private static final Instant ACCEPTED = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant EARLY = ACCEPTED.plus(Duration.ofMinutes(2));
  private static final Instant LATE = ACCEPTED.plus(Duration.ofDays(1));
  private static final Item ITEM = item("ch_1");
  private static final Row ROW =
      new Row("ch_1", Optional.of("sale"), Optional.of(ConversionStatus.APPROVED));

  private final ReadBackRules rules = new ReadBackRules(Duration.ofMinutes(2), Duration.ofDays(1));

  @Test
  void whatTheReportShowsIsConfirmed() {
    assertThat(judge(asked(false, ITEM), Optional.of(List.of(ROW)), EARLY))
        .isEqualTo(new Verdict.Confirmed(Optional.of(ConversionStatus.APPROVED)));
  }

  @Test
  void anotherTypeIsAnotherConversion() {
    var lead = new Row("ch_1", Optional.of("lead"), Optional.empty());

    assertThat(judge(asked(true, ITEM), Optional.of(List.of(lead)), LATE))
        .isEqualTo(new Verdict.Missing());
  }

  @Test
  void anAbsenceCountsOnlyOnceTrackdeskHadTheTime() {
    assertThat(judge(asked(true, ITEM), Optional.of(List.of()), EARLY))
        .isEqualTo(new Verdict.Later(EARLY.plus(Duration.ofMinutes(4))));
    assertThat(judge(asked(true, ITEM), Optional.of(List.of()), LATE))
        .isEqualTo(new Verdict.Missing());
  }

  @Test
  void theLastCallIsAtTheEndOfTheWindow() {
    var last = new Item("acct_1:ch_1", "ch_1", "sale", ACCEPTED, 60);

    assertThat(rules.judge(asked(true, last), last, Optional.of(List.of()), EARLY))
        .isEqualTo(new Verdict.Later(LATE));
  }

  @Test
  void aReportThatNeverShowedAnythingProvesNothing() {
    assertThat(judge(asked(false, ITEM), Optional.of(List.of()), LATE))
        .isEqualTo(new Verdict.Unproved());
    assertThat(judge(asked(true, ITEM), Optional.empty(), LATE)).isEqualTo(new Verdict.Unproved());
  }

  @Test
  void anotherConversionInTheSameReportProvesThatItWorks() {
    var other = new Row("ch_2", Optional.empty(), Optional.empty());

    assertThat(judge(asked(false, ITEM, item("ch_2")), Optional.of(List.of(other)), LATE))
        .isEqualTo(new Verdict.Missing());
  }

  private Verdict judge(ReadBack asked, Optional<List<Row>> rows, Instant now) {
    return rules.judge(asked, ITEM, rows, now);
  }

  private static ReadBack asked(boolean shown, Item... items) {
    var binding =
        new Binding(
            TenantId.of("acme").orElseThrow(), 5, Optional.empty(), new Credential.Missing());
    return new ReadBack("acct_1", binding, shown, List.of(items));
  }

  private static Item item(String charge) {
    return new Item("acct_1:" + charge, charge, "sale", ACCEPTED, 1);
  }
}
