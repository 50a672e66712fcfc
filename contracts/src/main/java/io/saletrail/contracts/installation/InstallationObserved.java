package io.saletrail.contracts.installation;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;

/// The Stripe App was installed on an account or uninstalled. Of two facts about one account and
/// mode the later `occurredAt` is current, in any order of arrival.
///
/// @param account the merchant, `acct_…`
/// @param livemode true for live mode, false for test mode
/// @param state the state from then on
/// @param eventId the Stripe event, `evt_…`
/// @param occurredAt when it happened, by Stripe's clock, to the second
public record InstallationObserved(
    String account, boolean livemode, State state, String eventId, Instant occurredAt)
    implements Fact {

  /// The state of an installation.
  public enum State {
    INSTALLED,
    UNINSTALLED,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return eventId;
  }

  @Override
  public Instant at() {
    return occurredAt;
  }

  @Override
  public String key() {
    return account;
  }

  @Override
  public Topic topic() {
    return Topic.STRIPE_INSTALLATIONS;
  }
}
