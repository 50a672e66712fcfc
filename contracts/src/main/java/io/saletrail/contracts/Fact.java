package io.saletrail.contracts;

import java.time.Instant;

/// Something that happened, published by one service for any consumer. Its JSON body stands alone;
/// CloudEvents headers only repeat parts of it.
///
/// Facts are delivered at least once: two with the same [#id()] are the same fact.
public interface Fact {
  /// Unique; becomes the CloudEvents `id`.
  String id();

  /// The merchant: a Stripe account id, `acct_…`.
  String account();

  /// When it happened (not when it was sent); becomes the CloudEvents `time`.
  Instant at();

  /// The message key. Facts of one key keep their order.
  String key();

  /// The topic that carries it.
  Topic topic();

  /// The CloudEvents `type`: reverse domain, the record's name, the topic's major version.
  default String cloudEventType() {
    return "io.saletrail." + getClass().getSimpleName() + ".v1";
  }
}
