package io.saletrail.settings.access.limit;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The clock of the rate limits; tests replace it.
final class Clocks {
  private Clocks() {}

  @Produces
  @Singleton
  @DefaultBean
  static InstantSource system() {
    return InstantSource.system();
  }
}
