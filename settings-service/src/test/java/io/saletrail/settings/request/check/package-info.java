/// Check Now: asked for, joined, followed.
@NullMarked
package io.saletrail.settings.request.check;

import org.jspecify.annotations.NullMarked;
