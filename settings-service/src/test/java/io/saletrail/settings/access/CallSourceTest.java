package io.saletrail.settings.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallSourceTest {
  @Test
  void anAddressIsItsOwnSource() {
    assertThat(CallSource.of("198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void allAddressesOfOneNetworkAreOneSource() {
    assertThat(CallSource.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(CallSource.of("2001:db8:1:2::1"))
        .isNotEqualTo(CallSource.of("2001:db8:1:3::1"));
  }

  @Test
  void whatIsNoAddressIsNotLookedUp() {
    assertThat(CallSource.of("localhost")).isEqualTo("unknown");
    assertThat(CallSource.of((String) null)).isEqualTo("unknown");
  }
}
