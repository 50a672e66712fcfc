package io.saletrail.publisher.readback;

import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.List;

/// Accepted conversions of one merchant and tenant that one call reads back.
///
/// @param shown whether the tenant's report has shown a conversion of this merchant before: without
///   that its silence proves nothing
public record ReadBack(String account, Binding binding, boolean shown, List<Item> items) {

  /// One conversion.
  ///
  /// @param number counts the calls from 1
  public record Item(
      String conversion, String externalId, String type, Instant acceptedAt, int number) {}

  public TenantId tenant() {
    return binding.tenant();
  }
}
