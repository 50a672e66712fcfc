/// Tests of the sign-in pages.
@NullMarked
package io.saletrail.settings.console.signin;

import org.jspecify.annotations.NullMarked;
