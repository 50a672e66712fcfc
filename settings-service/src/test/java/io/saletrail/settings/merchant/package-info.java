/// Settings: what can be taken, what is saved and said, and what is never shown.
@NullMarked
package io.saletrail.settings.merchant;

import org.jspecify.annotations.NullMarked;
