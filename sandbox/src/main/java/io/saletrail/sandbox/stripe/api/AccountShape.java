package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.state.AccountState;

/// `account`: enough for a caller to see which account its key belongs to.
final class AccountShape {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AccountShape() {}

  static ObjectNode of(AccountState state) {
    var node = JSON.createObjectNode();
    node.put("id", state.terms().id());
    node.put("object", "account");
    node.putObject("business_profile").put("name", state.terms().name());
    node.put("charges_enabled", true);
    node.put("country", "DE");
    node.put("default_currency", "eur");
    node.put("details_submitted", true);
    node.put("payouts_enabled", true);
    node.putObject("settings").putObject("dashboard").put("display_name", state.terms().name());
    node.put("type", "standard");
    return node;
  }
}
