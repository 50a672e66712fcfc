/// Tests of the page "Import past sales".
@NullMarked
package io.saletrail.settings.console.backfill;

import org.jspecify.annotations.NullMarked;
