package io.saletrail.runtime.operator;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The clock of limits; tests replace it.
final class Clocks {
  private Clocks() {}

  @Produces
  @Singleton
  @DefaultBean
  static InstantSource system() {
    return InstantSource.system();
  }
}
