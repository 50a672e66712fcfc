/// Faults of the stand-ins, on command: [FaultPlan] schedules them, by call. What a fault is, each
/// stand-in defines.
@NullMarked
package io.saletrail.sandbox.fault;

import org.jspecify.annotations.NullMarked;
