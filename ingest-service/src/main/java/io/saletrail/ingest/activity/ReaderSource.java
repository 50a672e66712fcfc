package io.saletrail.ingest.activity;

import io.saletrail.contracts.settings.AddressSeal;
import io.saletrail.ingest.reading.ActivityReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The one reader of events, with the seal that the environment's key makes.
@Singleton
class ReaderSource {
    @Produces
    @Singleton
    ActivityReader reader(ActivityConfig config) {
        return new ActivityReader(AddressSeal.of(config.secretsKey()));
    }
}
