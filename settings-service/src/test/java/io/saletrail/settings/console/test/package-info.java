/// Tests of the guided test.
@NullMarked
package io.saletrail.settings.console.test;

import org.jspecify.annotations.NullMarked;
