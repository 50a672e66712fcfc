/// The whole system on one machine: what `make run`, `make demo`, `make chaos` and `make bench`
/// start.
///
/// Reading order: [Launcher] (the words that make gives), [LocalStack] (what is started and how it
/// ends), [StackConfig], [Ports], [Keys] and [ServiceEnvironment] (what a house is told), [Program]
/// and [ServiceProcess] (the four services), [Replica] (one more of one), [Readiness], [Watchdog]
/// (ends them when nobody else can), [SettingsApi] (sets merchants up), [Terminal], [SandboxLog]
/// and [Eventually].
@NullMarked
package io.saletrail.stack;

import org.jspecify.annotations.NullMarked;
