package io.saletrail.ingest.outage;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Tries again for as long as an outage lasts. Only for work that no input can make fail: poison is
/// a value by the time it gets here.
@Singleton
public class OutagePatience {
    private static final Logger LOG = Logger.getLogger(OutagePatience.class);

    private final OutageConfig config;

    OutagePatience(OutageConfig config) {
        this.config = config;
    }

    /// The same work, seen through.
    ///
    /// @param step the work's word in the log
    public <T> Uni<T> through(String step, Uni<T> work) {
        return work.onFailure()
                .invoke(e -> LOG.warnf("%s outcome=OUTAGE error=%s", step, e.getClass().getName()))
                .onFailure()
                .retry()
                .withBackOff(config.firstPause(), config.longestPause())
                .indefinitely();
    }
}
