/// Tests in a browser: the scripts on a merchant's pages, the console, and one purchase through the
/// whole system.
///
/// Reading order: [Chromium]; [MerchantSite], a website with the script, and one [Visit] to it;
/// [PaymentLinkScriptTest], [UnusualPagesTest], [TrackingScriptTest]; [Merchant] and [Buyer] in
/// [FirstDaysTest]; [NewMerchant] and [SiteVisitor] in [OnboardingTest];
/// accessibility of the console, [ConsoleMap], [ConsolePagesTest] with its [ConsoleVisitor],
/// [ConsoleFormsTest] with every [ConsoleForm] and its [FormFilling].
@NullMarked
package io.saletrail.journeys.browser;

import org.jspecify.annotations.NullMarked;
