@NullMarked
package io.saletrail.settings.access.session;

import org.jspecify.annotations.NullMarked;
