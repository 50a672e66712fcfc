/// Checks a merchant's page for the snippets. The page is fetched from here, so its URL is hostile
/// input: only public addresses are called, whatever the name resolves to and wherever the page
/// redirects.
///
/// Reading order: [PageCheckConfig], [PageCheck], [PageAddress] (valid URLs), [PublicNetwork]
/// (public addresses), [PageFetch] with [FetchResult] and [FetchFailure], [PageReader] with
/// [BoundedText],
/// [ScriptSources], [Finding] with [FindingKind].
@NullMarked
package io.saletrail.settings.site.pagecheck;

import org.jspecify.annotations.NullMarked;
