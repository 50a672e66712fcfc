/// The page "Re-send".
///
/// Reading order: [RedrivePages]; [AttentionPage]; [RedrivePage]; [RedriveTemplates].
@NullMarked
package io.saletrail.settings.console.redrive;

import org.jspecify.annotations.NullMarked;
