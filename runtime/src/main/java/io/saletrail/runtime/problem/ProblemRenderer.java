package io.saletrail.runtime.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// Renders problems in a service that serves browsers too. A service without a bean of this type
/// answers with problem documents only.
public interface ProblemRenderer {
  Response render(Problem problem, UriInfo uri);
}
