package io.saletrail.settings.access;

import io.saletrail.settings.ConsoleConfig;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.problem.ProblemKind;
import io.saletrail.settings.shadow.ShadowResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Turns bodies away that say they are too large, before a byte of them is read. The server's own
/// limit, further up, stops those that do not say it.
class BodyLimitFilter {
  private final ConsoleConfig config;

  BodyLimitFilter(ConsoleConfig config) {
    this.config = config;
  }

  @ServerRequestFilter(preMatching = true)
  void stop(ContainerRequestContext request) {
    var most = most(request.getUriInfo().getPath());
    if (request.getLength() > most) {
      throw new ProblemException(
          Problem.of(ProblemKind.TOO_LARGE, "At most " + most + " bytes are taken."));
    }
  }

  private int most(String path) {
    return path.endsWith(ShadowResource.COMPARISON)
        ? config.maxExportBytes()
        : config.maxBodyBytes();
  }
}
