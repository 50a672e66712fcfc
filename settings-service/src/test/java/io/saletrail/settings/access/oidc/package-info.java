/// Tests of sign-in with OpenID Connect.
@NullMarked
package io.saletrail.settings.access.oidc;

import org.jspecify.annotations.NullMarked;
