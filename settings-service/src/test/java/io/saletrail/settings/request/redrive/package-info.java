/// Tests of re-drives: request, result, counts.
@NullMarked
package io.saletrail.settings.request.redrive;

import org.jspecify.annotations.NullMarked;
