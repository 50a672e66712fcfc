/// How a merchant's connections are, as a page.
///
/// Reading order: [HealthPages], [HealthPage], [HealthTemplates].
@NullMarked
package io.saletrail.settings.console.health;

import org.jspecify.annotations.NullMarked;
