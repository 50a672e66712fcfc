package io.saletrail.settings.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
  /// A token sent to one of them would reach its owner.
  @ParameterizedTest
  @ValueSource(strings = {"www", "status", "localhost", "api", "cdn"})
  void anAddressOfTrackdeskItselfIsNoTenant(String name) {
    assertThat(SettingsRules.tenantFault(name))
        .hasValue("This is an address of Trackdesk itself. Enter your own Tenant ID.");
  }

  @Test
  void aNameThatBeginsLikeOneIsATenant() {
    assertThat(SettingsRules.tenantFault("www-shop")).isEmpty();
  }
}
