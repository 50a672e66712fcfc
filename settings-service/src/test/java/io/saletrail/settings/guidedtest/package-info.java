@NullMarked
package io.saletrail.settings.guidedtest;

import org.jspecify.annotations.NullMarked;
