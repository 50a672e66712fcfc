/// The facts that services publish for each other and for analysts. Each has a record here, a JSON
/// Schema and an example under `resources`, and a topic.
///
/// Reading order: [Topic], [Fact], [Money], [FactFormat], [CloudEventHeaders]; then the packages
/// along one payment's way: `activity`, `conversion`, `delivery`, and beside it `settings`, `poll`,
/// `lookup`, `connection`, `installation`, `redrive`, `backfill` and `dryrun`.
@NullMarked
package io.saletrail.contracts;

import org.jspecify.annotations.NullMarked;
