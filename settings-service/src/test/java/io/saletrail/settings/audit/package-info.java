/// Tests of the audit trail.
@NullMarked
package io.saletrail.settings.audit;

import org.jspecify.annotations.NullMarked;
