package io.saletrail.settings.access;

import io.saletrail.settings.ConsoleConfig;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Turns bodies away that say they are too large, before a byte of them is read. The server's own
/// limit, further up, stops those that do not say it.
class BodyGate {
    private final ConsoleConfig config;

    BodyGate(ConsoleConfig config) {
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    void stop(ContainerRequestContext request) {
        if (request.getLength() > config.maxBodyBytes()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemKind.TOO_LARGE,
                            "At most " + config.maxBodyBytes() + " bytes are taken."));
        }
    }
}
