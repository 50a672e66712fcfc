/// Requests to the other services: a fact goes out, and the facts of its execution come back.
/// The state of a request is a function of its facts: [io.saletrail.settings.request.run].
@NullMarked
package io.saletrail.settings.request;

import org.jspecify.annotations.NullMarked;
