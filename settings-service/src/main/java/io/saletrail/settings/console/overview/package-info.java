/// A merchant at a glance: money of the last 30 days, what needs the merchant, and whether events
/// arrive.
///
/// Reading order: [OverviewPages], [OverviewPage], [OverviewTemplates].
@NullMarked
package io.saletrail.settings.console.overview;

import org.jspecify.annotations.NullMarked;
