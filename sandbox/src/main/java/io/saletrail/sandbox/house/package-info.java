/// The whole system on one machine: what `make run`, `make demo`, `make chaos` and `make bench`
/// start.
///
/// Reading order: [Launcher] (the words that make gives), [House] (what is started and how it
/// ends), [HousePlan], [Ports], [Keys] and [Surroundings] (what a house is told), [Program] and
/// [ServiceProcess] (the four services), [Replica] (one more of one), [Readiness], [Warden]
/// (ends them when nobody else can), [MerchantDesk] (sets merchants up), [Screen], [SandboxLog]
/// and [Patience].
@NullMarked
package io.saletrail.sandbox.house;

import org.jspecify.annotations.NullMarked;
