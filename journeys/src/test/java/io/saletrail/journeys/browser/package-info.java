/// What a visitor's browser does: the scripts on a merchant's pages, and the way of one buyer
/// through the whole house.
///
/// Reading order: [Chromium], the browser of this machine; [MerchantSite], a website with the
/// script on it, and one [Visit] to it; [PaymentLinkScriptTest], [UnusualPagesTest],
/// [TrackingScriptTest]; the people, [Merchant] and [Buyer], and their stories,
/// [AffiliateSaleTest] and [CheckNowTest]; the [NewMerchant], a [SiteVisitor] and their
/// [OnboardingTest]; the console as everybody has to be able to use it, [ConsoleMap],
/// [ConsolePagesTest] and its [ConsoleVisitor], [ConsoleFormsTest] with every [ConsoleForm] and its
/// [FormFilling].
@NullMarked
package io.saletrail.journeys.browser;

import org.jspecify.annotations.NullMarked;
