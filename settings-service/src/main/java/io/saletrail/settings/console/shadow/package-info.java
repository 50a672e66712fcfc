/// Conversions held by shadow mode, and their comparison with an export.
///
/// Reading order: [ShadowPages], [ShadowPage], [ShadowTemplates].
@NullMarked
package io.saletrail.settings.console.shadow;

import org.jspecify.annotations.NullMarked;
