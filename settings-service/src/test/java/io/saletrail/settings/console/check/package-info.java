/// Tests of the page of checks.
@NullMarked
package io.saletrail.settings.console.check;

import org.jspecify.annotations.NullMarked;
