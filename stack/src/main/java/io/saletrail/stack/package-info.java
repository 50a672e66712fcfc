/// The whole system on one machine.
///
/// Reading order: [LocalStack] (starts and stops everything), [StackConfig], [Ports], [Keys] and
/// [ServiceEnvironment] (its configuration), [Program] and [ServiceProcess] (the four services),
/// [Replica] (one of several copies), [Broker] with [BrokerProcess] (Kafka), [Readiness],
/// [Watchdog] (ends the processes when the launcher cannot), [SettingsApi] (registers merchants),
/// [Terminal] and [Eventually]. On top of it: `tour`, `month`, `chaos` and `bench`, which `command`
/// starts.
@NullMarked
package io.saletrail.stack;

import org.jspecify.annotations.NullMarked;
