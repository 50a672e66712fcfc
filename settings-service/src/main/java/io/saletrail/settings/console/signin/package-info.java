/// Coming in and out: every way to sign in ends at the [Entrance].
///
/// Reading order: [SignInPages], [StripeSignInPages] and [OrganisationSignInPages], the ways in;
/// [SignInWay], [Entrance]; [SignInTemplates].
@NullMarked
package io.saletrail.settings.console.signin;

import org.jspecify.annotations.NullMarked;
