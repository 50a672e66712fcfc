package io.saletrail.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceProcessTest {

  @Test
  void dataOfAnEarlierBuildIsToldApartFromOtherFailures() {
    var refused =
        """
        org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: \
        Migrations have failed validation
        Migration checksum mismatch for migration version 0001
        -> Applied to database : 1216420370
        """;

    assertThat(ServiceProcess.isOfAnotherBuild(refused)).isTrue();
    assertThat(ServiceProcess.isOfAnotherBuild("Port 8081 seems to be in use")).isFalse();
  }
}
