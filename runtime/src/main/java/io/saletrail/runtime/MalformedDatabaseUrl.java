package io.saletrail.runtime;

/// `DATABASE_URL` is malformed. The message does not repeat it: it contains a password.
final class MalformedDatabaseUrl extends IllegalArgumentException {
  static final String SENTENCE =
      "DATABASE_URL must look like postgresql://user:password@host:5432/database.";

  private static final long serialVersionUID = 1;

  MalformedDatabaseUrl() {
    super(SENTENCE);
  }
}
