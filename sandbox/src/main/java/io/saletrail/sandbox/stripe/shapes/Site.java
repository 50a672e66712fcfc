package io.saletrail.sandbox.stripe.shapes;

import java.net.URI;

/// Where the stand-in is reached; known only once its port is bound.
public final class Site {

  private volatile URI base;

  public Site(URI base) {
    this.base = base;
  }

  public void movedTo(URI newBase) {
    base = newBase;
  }

  public URI base() {
    return base;
  }

  public String page(String path) {
    return base + path;
  }
}
