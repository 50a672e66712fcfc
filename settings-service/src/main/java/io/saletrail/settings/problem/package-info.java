/// The error page for browsers. Programs get the problem documents of module `runtime`.
@NullMarked
package io.saletrail.settings.problem;

import org.jspecify.annotations.NullMarked;
