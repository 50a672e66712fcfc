/// Tests of the timeline.
@NullMarked
package io.saletrail.settings.insight.timeline;

import org.jspecify.annotations.NullMarked;
