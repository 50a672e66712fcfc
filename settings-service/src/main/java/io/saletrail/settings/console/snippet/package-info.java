/// The snippets of a merchant's website, and the page check.
///
/// Reading order: [SnippetPages]; [PageCheckPanel]; [DeveloperPages]; [SnippetTemplates].
@NullMarked
package io.saletrail.settings.console.snippet;

import org.jspecify.annotations.NullMarked;
