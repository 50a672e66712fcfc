package io.saletrail.sandbox.trackdesk.tenant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/// Every change of a tenant's data. The data is the result of all changes, so a second run restores
/// it by applying them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Configured.class, name = "configured"),
  @JsonSubTypes.Type(value = Change.Clicked.class, name = "clicked"),
  @JsonSubTypes.Type(value = Change.Bound.class, name = "bound"),
  @JsonSubTypes.Type(value = Change.Stored.class, name = "stored"),
  @JsonSubTypes.Type(value = Change.StatusSet.class, name = "status-set"),
  @JsonSubTypes.Type(value = Change.Emptied.class, name = "emptied")
})
sealed interface Change {

  String tenant();

  record Configured(String tenant, TenantSettings settings) implements Change {}

  record Clicked(String tenant, Click click) implements Change {}

  record Bound(String tenant, String externalCid, UUID cid) implements Change {}

  record Stored(String tenant, Conversion conversion) implements Change {}

  record StatusSet(String tenant, UUID conversion, StatusChange change) implements Change {}

  record Emptied(String tenant) implements Change {}
}
