package io.saletrail.settings.merchant.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionCatalogueTest {
  @Test
  void everyOptionIsListedOnce() {
    assertThat(OptionCatalogue.options().map(Option::name))
        .containsExactlyInAnyOrderElementsOf(OptionCatalogue.names());
  }
}
