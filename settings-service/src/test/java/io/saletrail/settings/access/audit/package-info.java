/// Tests of the audit trail.
@NullMarked
package io.saletrail.settings.access.audit;

import org.jspecify.annotations.NullMarked;
