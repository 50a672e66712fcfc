/// Faults of the stand-in, on command: [Fault] lists the kinds, [FaultPlan] schedules them.
@NullMarked
package io.saletrail.sandbox.trackdesk.fault;

import org.jspecify.annotations.NullMarked;
