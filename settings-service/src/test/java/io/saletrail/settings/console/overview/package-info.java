/// Tests of the page "Overview".
@NullMarked
package io.saletrail.settings.console.overview;

import org.jspecify.annotations.NullMarked;
