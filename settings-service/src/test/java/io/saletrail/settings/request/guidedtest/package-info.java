@NullMarked
package io.saletrail.settings.request.guidedtest;

import org.jspecify.annotations.NullMarked;
