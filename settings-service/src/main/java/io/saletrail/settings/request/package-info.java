/// Requests to the other services: a fact goes out, and the facts of its execution come back.
@NullMarked
package io.saletrail.settings.request;

import org.jspecify.annotations.NullMarked;
