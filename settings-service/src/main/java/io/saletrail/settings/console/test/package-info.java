/// The guided test: a page that says what to do next, until a test sale stands in Trackdesk.
///
/// Reading order: [GuidedTestPages], [GuidedTestActions], [GuidedTestPanel], [PageCheckTexts],
/// [TestTemplates].
@NullMarked
package io.saletrail.settings.console.test;

import org.jspecify.annotations.NullMarked;
