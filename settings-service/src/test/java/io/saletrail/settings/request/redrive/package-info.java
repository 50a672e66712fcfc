/// Sending again what waits: asked for, answered, counted.
@NullMarked
package io.saletrail.settings.request.redrive;

import org.jspecify.annotations.NullMarked;
