/// What would have been sent, beside an export of what the official app sent.
///
/// Reading order: [ShadowPages], [ShadowPage], [ShadowTemplates].
@NullMarked
package io.saletrail.settings.console.shadow;

import org.jspecify.annotations.NullMarked;
