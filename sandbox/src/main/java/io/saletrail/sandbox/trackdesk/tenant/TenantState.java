package io.saletrail.sandbox.trackdesk.tenant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A tenant's clicks and conversions, with their indexes. Not thread-safe; [Tenant] synchronises.
final class TenantState {

  private record TypeAndExternalId(String type, String externalId) {}

  private record TypeAndClick(String type, UUID cid) {}

  private final Map<UUID, Click> clicks = new LinkedHashMap<>();
  private final Map<UUID, Conversion> conversions = new LinkedHashMap<>();
  private final Map<String, UUID> boundCids = new HashMap<>();
  private final Map<TypeAndExternalId, UUID> byExternalId = new HashMap<>();
  private final Map<TypeAndClick, Integer> countPerClick = new HashMap<>();
  private final Map<String, UUID> byCustomer = new HashMap<>();

  List<Click> clicks() {
    return List.copyOf(clicks.values());
  }

  List<Conversion> conversions() {
    return List.copyOf(conversions.values());
  }

  Optional<Click> click(UUID cid) {
    return Optional.ofNullable(clicks.get(cid));
  }

  Optional<Click> clickBoundTo(String externalCid) {
    return Optional.ofNullable(boundCids.get(externalCid)).flatMap(this::click);
  }

  Optional<Conversion> conversion(String type, String externalId) {
    return Optional.ofNullable(byExternalId.get(new TypeAndExternalId(type, externalId)))
        .map(conversions::get);
  }

  Optional<Conversion> lastOfCustomer(String customerId) {
    return Optional.ofNullable(byCustomer.get(customerId)).map(conversions::get);
  }

  int count(String type, UUID cid) {
    return countPerClick.getOrDefault(new TypeAndClick(type, cid), 0);
  }

  void add(Click click) {
    clicks.put(click.cid(), click);
  }

  void bind(String externalCid, UUID cid) {
    boundCids.put(externalCid, cid);
  }

  void add(Conversion conversion) {
    var id = conversion.id();
    var type = conversion.type();
    conversions.put(id, conversion);
    conversion
        .externalId()
        .ifPresent(ext -> byExternalId.put(new TypeAndExternalId(type, ext), id));
    conversion
        .cid()
        .ifPresent(cid -> countPerClick.merge(new TypeAndClick(type, cid), 1, Integer::sum));
    conversion.customerId().ifPresent(customer -> byCustomer.put(customer, id));
  }

  Optional<Conversion> set(UUID conversion, StatusChange change) {
    return Optional.ofNullable(
        conversions.computeIfPresent(conversion, (_, stored) -> stored.with(change)));
  }

  void empty() {
    clicks.clear();
    conversions.clear();
    boundCids.clear();
    byExternalId.clear();
    countPerClick.clear();
    byCustomer.clear();
  }
}
