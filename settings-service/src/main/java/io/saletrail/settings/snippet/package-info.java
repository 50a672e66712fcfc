/// What merchants put on their pages: Trackdesk's click script, and our payment-link script, which
/// hands the click on to Stripe.
///
/// Reading order: [Snippets], [SnippetResource].
@NullMarked
package io.saletrail.settings.snippet;

import org.jspecify.annotations.NullMarked;
