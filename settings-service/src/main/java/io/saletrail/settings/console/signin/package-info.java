/// Coming in: every way to sign in ends at the [Entrance].
///
/// Reading order: [SignInWay], [Entrance]; [OrganisationSignInPages], [SignInTemplates].
@NullMarked
package io.saletrail.settings.console.signin;

import org.jspecify.annotations.NullMarked;
