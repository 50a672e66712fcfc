/// A merchant's personal token for Trackdesk: as it is typed, and as it is kept.
///
/// Reading order: [PersonalToken], [Credential].
@NullMarked
package io.saletrail.settings.merchant.credential;

import org.jspecify.annotations.NullMarked;
