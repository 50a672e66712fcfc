/// The code on merchants' pages: Trackdesk's click script, and our payment-link script, which
/// passes the click ID to Stripe.
///
/// Reading order: [SnippetConfig], [Snippets], [ScriptHash], [SnippetResource].
@NullMarked
package io.saletrail.settings.site.snippet;

import org.jspecify.annotations.NullMarked;
