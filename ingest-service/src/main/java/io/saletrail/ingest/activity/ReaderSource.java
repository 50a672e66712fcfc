package io.saletrail.ingest.activity;

import io.saletrail.encryption.EmailCipher;
import io.saletrail.ingest.installation.InstallationReader;
import io.saletrail.ingest.reading.ActivityReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Produces the readers of events from the configuration.
@Singleton
class ReaderSource {
  @Produces
  @Singleton
  ActivityReader reader(ActivityConfig config) {
    return new ActivityReader(EmailCipher.of(config.secretsKey()));
  }

  @Produces
  @Dependent
  InstallationReader installations(ActivityConfig config) {
    return new InstallationReader(config.stripeApp());
  }
}
