package io.saletrail.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {
  @Test
  void anIpv4AddressIsItsOwnKey() {
    assertThat(ClientAddress.of("198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void allIpv6AddressesOfOneNetworkShareAKey() {
    assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(ClientAddress.of("2001:db8:1:2::1"))
        .isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
  }

  @Test
  void aHostNameIsNotLookedUp() {
    assertThat(ClientAddress.of("localhost")).isEqualTo("unknown");
    assertThat(ClientAddress.of((String) null)).isEqualTo("unknown");
  }
}
