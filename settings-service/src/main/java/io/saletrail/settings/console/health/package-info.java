/// The health page of a merchant.
///
/// Reading order: [HealthPages], [HealthPage], [HealthTemplates].
@NullMarked
package io.saletrail.settings.console.health;

import org.jspecify.annotations.NullMarked;
