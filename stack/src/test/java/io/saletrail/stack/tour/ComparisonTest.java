package io.saletrail.stack.tour;

import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.APPROVED;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Expected MUG =
      Expected.sale("ch_mug", APPROVED, 1900, "eur", new UUID(0, 1));
  private static final Expected TEA = Expected.sale("ch_tea", APPROVED, 450, "eur", new UUID(0, 2));

  @Test
  void orderDoesNotMatter() {
    assertThat(Comparison.of(List.of(MUG, TEA), List.of(TEA, MUG)).matches()).isTrue();
  }

  @Test
  void aMissingConversionDiffers() {
    Comparison comparison = Comparison.of(List.of(MUG, TEA), List.of(MUG));

    assertThat(comparison.matches()).isFalse();
    assertThat(comparison.lines()).last().asString().contains("ch_tea", "nothing", "DIFFERS");
  }

  @Test
  void anExtraConversionDiffers() {
    assertThat(Comparison.of(List.of(MUG), List.of(MUG, TEA)).matches()).isFalse();
    assertThat(Comparison.of(List.of(MUG), List.of(MUG, MUG)).matches()).isFalse();
  }

  @Test
  void anotherStatusOrClickDiffers() {
    Expected elsewhere = Expected.sale("ch_mug", APPROVED, 1900, "eur", new UUID(0, 3));

    assertThat(Comparison.of(List.of(MUG), List.of(MUG.now(REFUNDED))).matches()).isFalse();
    assertThat(Comparison.of(List.of(MUG), List.of(elsewhere)).matches()).isFalse();
  }
}
