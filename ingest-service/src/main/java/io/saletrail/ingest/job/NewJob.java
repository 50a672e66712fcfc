package io.saletrail.ingest.job;

import java.time.Instant;
import java.util.Optional;

/// A job to be added.
///
/// @param key the account of a recurring job, else the id of the request
/// @param account absent for all accounts
/// @param parameters what was requested, as JSON
public record NewJob(
    JobKind kind,
    String key,
    Optional<String> account,
    Instant dueAt,
    Optional<String> parameters) {

  /// A recurring job of an account.
  public static NewJob recurring(JobKind kind, String account, Instant dueAt) {
    return new NewJob(kind, account, Optional.of(account), dueAt, Optional.empty());
  }

  /// A job that was requested.
  public static NewJob requested(
      JobKind kind, String key, Optional<String> account, Object parameters) {
    var json = Optional.of(JobJson.write(parameters));
    return new NewJob(kind, key, account, Instant.now(), json);
  }

  Row row() {
    return new Row(kind.id(key), kind.name(), key, account, dueAt, parameters);
  }

  record Row(
      String job,
      String kind,
      String key,
      Optional<String> account,
      Instant dueAt,
      Optional<String> parameters) {}
}
