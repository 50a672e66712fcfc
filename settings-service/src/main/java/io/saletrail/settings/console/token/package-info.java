/// What Trackdesk says of a merchant's token, as the page of the settings shows it.
///
/// Reading order: [TokenPages], [TokenPanel], [TokenTemplates].
@NullMarked
package io.saletrail.settings.console.token;

import org.jspecify.annotations.NullMarked;
