/// Tests of settings: validation, storage, publication, and secrets that are never shown.
@NullMarked
package io.saletrail.settings.merchant;

import org.jspecify.annotations.NullMarked;
