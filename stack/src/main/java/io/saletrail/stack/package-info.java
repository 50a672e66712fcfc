/// The whole system on one machine: what `make run`, `demo`, `chaos`, `month` and `bench` start.
///
/// Reading order: [Launcher] (the commands), [LocalStack] (starts and stops everything),
/// [StackConfig], [Ports], [Keys] and [ServiceEnvironment] (its configuration), [Program] and
/// [ServiceProcess] (the four services), [Replica] (a second copy of one), [Readiness], [Watchdog]
/// (ends the processes when the launcher cannot), [SettingsApi] (registers merchants), [Terminal],
/// [SandboxLog] and [Eventually].
@NullMarked
package io.saletrail.stack;

import org.jspecify.annotations.NullMarked;
