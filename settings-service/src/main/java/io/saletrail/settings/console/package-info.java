/// The console: server-rendered pages over what the other packages know. They work without
/// JavaScript; a little of it adds copy buttons, live progress and local times.
///
/// Reading order: what each address shows ([SignInPages], [StripeSignInPages], [MerchantPages],
/// [SnippetPages], [DeveloperPages], [CheckPages], [ConversionPages], [RedrivePages],
/// [ShadowPages], [ReconciliationPages], [BackfillPages], [HealthPages]); what every page is made
/// of ([Templates], [Frame], [Frames], [Viewer], [Html], [Assets], [AssetGate]); `form` (the
/// settings as a form); `options` and `chart` (pages and pictures of their own); what the pages
/// show (the other `…Page`, `…Panel` and `…Line`), and `wording` (how they say it).
@NullMarked
package io.saletrail.settings.console;

import org.jspecify.annotations.NullMarked;
