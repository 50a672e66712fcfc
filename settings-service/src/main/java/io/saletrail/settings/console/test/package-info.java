/// The guided test: steps to a TEST conversion in Trackdesk.
///
/// Reading order: [GuidedTestPages], [GuidedTestActions], [GuidedTestPanel], [PageCheckTexts],
/// [TestTemplates].
@NullMarked
package io.saletrail.settings.console.test;

import org.jspecify.annotations.NullMarked;
