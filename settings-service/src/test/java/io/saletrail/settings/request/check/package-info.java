/// Tests of Check Now: request, a shared check, progress.
@NullMarked
package io.saletrail.settings.request.check;

import org.jspecify.annotations.NullMarked;
