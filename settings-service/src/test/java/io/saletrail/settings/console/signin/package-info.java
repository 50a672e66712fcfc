/// Tests of coming in.
@NullMarked
package io.saletrail.settings.console.signin;

import org.jspecify.annotations.NullMarked;
