/// Tests of erasures.
@NullMarked
package io.saletrail.settings.request.erasure;

import org.jspecify.annotations.NullMarked;
