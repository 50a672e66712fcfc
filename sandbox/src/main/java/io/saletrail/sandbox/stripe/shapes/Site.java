package io.saletrail.sandbox.stripe.shapes;

import java.net.URI;

/// The stand-in's base URL, known only once its port is bound.
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
