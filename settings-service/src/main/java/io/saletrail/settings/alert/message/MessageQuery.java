package io.saletrail.settings.alert.message;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads the log of messages.
@ApplicationScoped
public class MessageQuery {
  /// The last message of the previous page is found by its ID.
  private static final String OF_ACCOUNT =
      """
      select id, kind, destination, cast(content as text) as content, state, attempts, created_at,
             ended_at, due_at, error
        from alert_message m
       where account = :account and audience = 'MERCHANT'
         and (:after = '' or (created_at, cast(id as text)) <
               (select l.created_at, :after from alert_message l
                 where l.account = :account and cast(l.id as text) = :after))
       order by created_at desc, cast(id as text) desc limit :limit
      """;

  private final Outbox outbox;

  MessageQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A merchant's messages, the latest first.
  public Slice<SentMessage> of(String account, SliceRequest request) {
    var rows =
        outbox.query(
            session ->
                Rows.query(session, OF_ACCOUNT, SentMessage.Row.class)
                    .set("account", account)
                    .set("after", request.after().orElse(""))
                    .set("limit", request.oneMore())
                    .list());
    return Slice.cut(rows, request.limit(), row -> row.id().toString())
        .map(SentMessage.Row::message);
  }
}
