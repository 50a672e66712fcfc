/// A merchant's personal token for Trackdesk: as typed, and as stored.
///
/// Reading order: [PersonalToken], [Credential].
@NullMarked
package io.saletrail.settings.merchant.credential;

import org.jspecify.annotations.NullMarked;
