package io.saletrail.settings.request.erasure;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a request for erasure: a buyer by e-mail address, Stripe customer or both, or the
/// merchant.
///
/// @param subject `BUYER` or `MERCHANT`
/// @param email the buyer's address; it is used to find what to erase, and not stored
/// @param customer `cus_…` of the buyer
@Schema(name = "ErasureRequest")
public record ErasureRequest(
    Optional<String> subject, Optional<String> email, Optional<String> customer) {
  /// Not where it could be logged.
  @Override
  public String toString() {
    return "ErasureRequest[subject=" + subject + "]";
  }
}
