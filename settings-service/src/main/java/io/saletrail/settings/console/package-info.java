/// The console: server-rendered pages over what the other packages know. They work without
/// JavaScript; a little of it adds copy buttons, live progress and local times.
///
/// Reading order: [SignInPages], [MerchantPages], [CheckPages], [ConversionPages],
/// [ReconciliationPages], [HealthPages] (what each address shows), [Templates], [Frame], [Frames],
/// [Warning], [Viewer], [Html], [Assets]; `form` (the settings as a form); [MerchantLine],
/// [CheckPanel], [CheckPanels], [FoundLine], [HealthPage], [ConversionFilter], [ConversionLine],
/// [StoryPage], [PaymentLine] (what the pages show), and `wording` (how they say it).
@NullMarked
package io.saletrail.settings.console;

import org.jspecify.annotations.NullMarked;
