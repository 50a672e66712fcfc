/// Tests of signing in by way of an organisation.
@NullMarked
package io.saletrail.settings.access.oidc;

import org.jspecify.annotations.NullMarked;
