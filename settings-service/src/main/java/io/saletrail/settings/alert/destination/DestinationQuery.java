package io.saletrail.settings.alert.destination;

import io.saletrail.encryption.DestinationCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Reads merchants' destinations.
@ApplicationScoped
public class DestinationQuery {
  private static final String OF_ACCOUNT =
      "select id, account, kind, address, secret, created_at from alert_destination"
          + " where account = :account and removed_at is null order by created_at, id";

  private static final String KNOWN =
      "select count(*) from alert_destination where account = :account and id = :id";

  private final Outbox outbox;
  private final DestinationCipher cipher;

  DestinationQuery(Outbox outbox, DestinationCipher cipher) {
    this.outbox = outbox;
    this.cipher = cipher;
  }

  /// A merchant's destinations, the oldest first.
  public List<Destination> of(String account) {
    return outbox
        .query(
            session ->
                Rows.query(session, OF_ACCOUNT, DestinationRow.class)
                    .set("account", account)
                    .list())
        .stream()
        .map(row -> row.shown(cipher))
        .toList();
  }

  /// Whether the merchant has or had this destination.
  public boolean known(String account, UUID id) {
    return outbox.query(
            session ->
                Rows.query(session, KNOWN, Long.class).set("account", account).set("id", id).one())
        > 0;
  }
}
