/// What alerts are about, and when one is due: pure.
///
/// Reading order: [AlertCause], [AlertSettings], [OpenProblem], [AlertStep], [AlertRules],
/// [AlertSchedulePolicy].
@NullMarked
package io.saletrail.settings.alert.rules;

import org.jspecify.annotations.NullMarked;
