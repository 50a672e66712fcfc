/// The commands of the local stack: what `make run`, `demo`, `chaos`, `month` and `bench` start.
///
/// Reading order: [Launcher], [StartUpSummary], [TemporaryFolder], [SandboxLog].
@NullMarked
package io.saletrail.stack.command;

import org.jspecify.annotations.NullMarked;
