/// Check Now: asked for, joined, followed.
@NullMarked
package io.saletrail.settings.check;

import org.jspecify.annotations.NullMarked;
