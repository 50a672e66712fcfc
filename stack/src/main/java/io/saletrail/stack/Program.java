package io.saletrail.stack;

/// The four services, in the order in which a person would start them.
public enum Program {
  SETTINGS("settings-service", 8080, "settings"),
  INGEST("ingest-service", 8081, "ingest"),
  CONVERSION("conversion-service", 8082, "conversion"),
  PUBLISHER("trackdesk-publisher", 8083, "publisher");

  private final String module;
  private final int usualPort;
  private final String database;

  Program(String module, int usualPort, String database) {
    this.module = module;
    this.usualPort = usualPort;
    this.database = database;
  }

  /// The Maven module, which is also the name that people know it by.
  public String module() {
    return module;
  }

  int usualPort() {
    return usualPort;
  }

  String database() {
    return database;
  }
}
