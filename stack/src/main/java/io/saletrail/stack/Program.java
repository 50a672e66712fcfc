package io.saletrail.stack;

/// The four services, in start order.
public enum Program {
  SETTINGS("settings-service", 8080, "settings"),
  INGEST("ingest-service", 8081, "ingest"),
  CONVERSION("conversion-service", 8082, "conversion"),
  PUBLISHER("trackdesk-publisher", 8083, "publisher");

  private final String module;
  private final int defaultPort;
  private final String database;

  Program(String module, int defaultPort, String database) {
    this.module = module;
    this.defaultPort = defaultPort;
    this.database = database;
  }

  /// The Maven module, which also names the service in logs and messages.
  public String module() {
    return module;
  }

  int defaultPort() {
    return defaultPort;
  }

  /// The name of its database.
  public String database() {
    return database;
  }
}
