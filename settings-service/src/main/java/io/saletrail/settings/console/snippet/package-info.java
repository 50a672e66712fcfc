/// What a merchant puts on a website, and whether it is there.
///
/// Reading order: [SnippetPages]; [PageCheckPanel]; [DeveloperPages]; [SnippetTemplates].
@NullMarked
package io.saletrail.settings.console.snippet;

import org.jspecify.annotations.NullMarked;
