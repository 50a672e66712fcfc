/// How the stand-in misbehaves on command: [Fault] says in which ways, [FaultPlan] when.
@NullMarked
package io.saletrail.sandbox.trackdesk.fault;

import org.jspecify.annotations.NullMarked;
