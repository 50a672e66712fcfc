package io.saletrail.contracts.installation;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;

/// Stripe says that our app was installed on an account, or taken away from it. Of two facts about
/// one account and mode the one with the later `occurredAt` holds, whichever comes first.
///
/// @param account the merchant, `acct_…`
/// @param livemode whether it is the installation for live payments, or the one for tests
/// @param state what holds from then on
/// @param eventId the Stripe event that says so, `evt_…`
/// @param occurredAt when it happened, by Stripe's clock, to the second
public record InstallationObserved(
    String account, boolean livemode, State state, String eventId, Instant occurredAt)
    implements Fact {

  /// What may be told of an installation.
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
