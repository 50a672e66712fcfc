package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.rows.Rows;
import io.saletrail.ingest.stripe.PollSlot;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Who wants to be read: merchants every hour, and whoever asks.
@ApplicationScoped
class PollSchedule {
  /// Accounts whose turn is noted at a time.
  private static final int BATCH = 200;

  private static final String APPLY_MERCHANTS =
      """
      insert into merchant (account, connected, version)
      select r.account, r.connected, r.version
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(account text, connected boolean, version bigint)
      on conflict (account) do update
         set connected = excluded.connected, version = excluded.version
       where merchant.version < excluded.version
      """;

  /// A merchant that is new is read at once.
  private static final String ADD_ACCOUNTS =
      """
      insert into polled_account (account, next_poll_at)
      select account, now() from merchant
       where connected and not exists
             (select 1 from polled_account p where p.account = merchant.account)
      on conflict do nothing
      """;

  private static final String ADD_REQUESTS =
      """
      insert into poll_request (poll, account, trigger)
      select r.poll, r.account, r.trigger
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(poll text, account text, trigger text)
      on conflict do nothing
      """;

  private static final String DUE =
      """
      select p.* from polled_account p join merchant m using (account)
       where m.connected and p.next_poll_at <= now()
       order by p.next_poll_at limit :batch
       for update of p skip locked
      """;

  private static final String UNKNOWN_ACCOUNTS =
      """
      select r.* from poll_request r
       where r.ended_at is null
         and r.received_at < now() - make_interval(secs => :timeout)
         and not exists
             (select 1 from merchant m where m.account = r.account and m.connected)
       limit :batch
       for update of r skip locked
      """;

  private static final String DELETE_EXPIRED =
      "delete from poll_request where ended_at < now() - make_interval(secs => :retention)";

  private final Outbox outbox;
  private final ReadAllowance allowance;
  private final PollConfig config;

  PollSchedule(Outbox outbox, ReadAllowance allowance, PollConfig config) {
    this.outbox = outbox;
    this.allowance = allowance;
    this.config = config;
  }

  /// Notes who the merchants are. Settings may arrive again and in the wrong order of versions.
  Uni<Void> apply(List<MerchantSettings> settings) {
    var rows = settings.stream().map(MerchantRow::of).toList();
    return outbox.write(
        session ->
            insert(session, APPLY_MERCHANTS, rows)
                .chain(() -> session.createNativeQuery(ADD_ACCOUNTS).executeUpdate())
                .replaceWithVoid());
  }

  /// Notes what was request for. Asking twice is asking once.
  Uni<Void> request(List<PollRequested> requests) {
    var rows = requests.stream().map(RequestRow::of).toList();
    return outbox.write(session -> insert(session, ADD_REQUESTS, rows));
  }

  /// Turns accounts whose turn has come into requests.
  Uni<Void> requestDue(Instant now) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DUE, PolledAccount.class)
                .setParameter("batch", BATCH)
                .getResultList()
                .chain(due -> turn(session, due, now)));
  }

  /// Answers requests for accounts that are not ours to read.
  Uni<Void> refuseUnknownAccounts(Instant now) {
    return outbox.write(
        (session, facts) ->
            session
                .createNativeQuery(UNKNOWN_ACCOUNTS, PollRequest.class)
                .setParameter("timeout", config.unknownAccountTimeout().toSeconds())
                .setParameter("batch", BATCH)
                .getResultList()
                .invoke(of -> of.forEach(request -> refuse(request, facts, now)))
                .replaceWithVoid());
  }

  /// Forgets requests that ended long ago.
  Uni<Void> deleteExpired() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DELETE_EXPIRED)
                .setParameter("retention", config.requestRetention().toSeconds())
                .executeUpdate()
                .replaceWithVoid());
  }

  private Uni<Void> turn(Mutiny.Session session, List<PolledAccount> due, Instant now) {
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var accounts = due.stream().map(account -> account.account).toList();
    return allowance
        .intervals(session, accounts, config.interval())
        .chain(intervals -> turn(session, due, intervals, now));
  }

  private Uni<Void> turn(
      Mutiny.Session session,
      List<PolledAccount> due,
      Map<String, Duration> intervals,
      Instant now) {
    var requests = new ArrayList<PollRequest>(due.size());
    for (var account : due) {
      var interval = intervals.getOrDefault(account.account, config.interval());
      account.nextPollAt = PollSlot.next(account.nextPollAt, now, account.account, interval);
      requests.add(PollRequest.hourly(account.account, now));
    }
    return session.persistAll(requests.toArray());
  }

  private static void refuse(PollRequest request, Outbox.Facts facts, Instant now) {
    request.endedAt = now;
    facts.publish(
        new PollFailed(
            request.poll,
            request.account,
            request.trigger,
            Cause.UNKNOWN_ACCOUNT,
            0,
            0,
            now,
            Optional.empty()));
  }

  private record MerchantRow(String account, boolean connected, long version) {
    static MerchantRow of(MerchantSettings settings) {
      return new MerchantRow(
          settings.account(), settings.connection() == Connection.CONNECTED, settings.version());
    }
  }

  private record RequestRow(String poll, String account, Trigger trigger) {
    static RequestRow of(PollRequested request) {
      return new RequestRow(request.poll(), request.account(), request.trigger());
    }
  }

  private Uni<Void> insert(Mutiny.Session session, String sql, List<?> rows) {
    return session
        .createNativeQuery(sql)
        .setParameter("rows", Rows.write(rows))
        .executeUpdate()
        .replaceWithVoid();
  }
}
