package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.ingest.poll.Claim.Request;
import io.saletrail.ingest.poll.PassOutcome.Counts;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.reactive.mutiny.Mutiny;

/// Leases and marks: which account is read by whom, how far it has been read, and the facts about
/// it, each with its state in one transaction. Whoever lost the lease changes nothing.
@ApplicationScoped
class PollLedger {
  private static final String CLAIM =
      """
      select p.* from polled_account p join merchant m using (account)
       where m.connected
         and (p.lease_until is null or p.lease_until < now())
         and exists (select 1 from poll_request r
                      where r.account = p.account and r.ended_at is null)
       order by (select min(r.received_at) from poll_request r
                  where r.account = p.account and r.ended_at is null)
       limit :limit
       for update of p skip locked
      """;

  private final Outbox outbox;
  private final PollConfig config;

  PollLedger(Outbox outbox, PollConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Whether a lease was still held when something was written under it.
  enum LeaseState {
    HELD,
    LOST
  }

  /// Takes accounts that wait and that nobody reads, the longest waiting first.
  Uni<List<Claim>> claim(int limit, Instant now) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, PolledAccount.class)
                .setParameter("limit", limit)
                .getResultList()
                .chain(accounts -> claim(session, accounts, now)));
  }

  private Uni<List<Claim>> claim(
      Mutiny.Session session, List<PolledAccount> accounts, Instant now) {
    var names = accounts.stream().map(account -> account.account).toList();
    return session
        .createSelectionQuery(
            "from PollRequest where endedAt is null and account in :accounts"
                + " order by receivedAt",
            PollRequest.class)
        .setParameter("accounts", names)
        .getResultList()
        .map(
            requests -> {
              var claims = new ArrayList<Claim>(accounts.size());
              for (var account : accounts) {
                claims.add(claim(account, requests, now));
              }
              return List.copyOf(claims);
            });
  }

  private Claim claim(PolledAccount account, List<PollRequest> requests, Instant now) {
    var lease = UUID.randomUUID().toString();
    account.lease(lease, now.plus(config.lease()));
    var unfinished = Optional.ofNullable(account.pass);
    var startedAt = unfinished.map(pass -> pass.startedAt).orElse(now);
    return new Claim(
        account.account,
        lease,
        startedAt,
        Optional.ofNullable(account.highWaterAt),
        unfinished.map(PollLedger::resumed).orElseGet(Claim.Start.New::new),
        requests.stream()
            .filter(request -> request.account.equals(account.account))
            // Who request later wants more than a pass reads that had begun by then.
            .filter(request -> unfinished.isEmpty() || !request.receivedAt.isAfter(startedAt))
            .map(PollRequest::request)
            .toList());
  }

  private static Claim.Start resumed(PassProgress pass) {
    return new Claim.Start.Resumed(pass.window(), pass.cursor(), pass.counts());
  }

  /// A page was read: the lease lasts from here, and whoever follows begins at the next.
  Uni<LeaseState> progress(
      Claim claim, Window window, Stage stage, Optional<Cursor> next, Counts counts, Instant now) {
    return underLease(
        claim,
        (session, account) -> {
          account.lease(claim.lease(), now.plus(config.lease()));
          next.ifPresent(
              cursor -> account.pass = PassProgress.of(claim.startedAt(), window, cursor, counts));
          return Uni.createFrom().voidItem();
        },
        (request, facts) ->
            facts.publish(
                new PollProgressed(
                    request.poll(),
                    claim.account(),
                    request.trigger(),
                    stage,
                    counts.read(),
                    counts.recovered(),
                    now)));
  }

  /// Everything was read: the mark moves, and whoever request is result.
  Uni<LeaseState> complete(Claim claim, Window window, Counts counts, Instant now) {
    return underLease(
        claim,
        (session, account) -> {
          account.advanceTo(window.mark());
          account.pass = null;
          account.release(now);
          return end(session, claim, now);
        },
        (request, facts) ->
            facts.publish(
                new PollCompleted(
                    request.poll(),
                    claim.account(),
                    request.trigger(),
                    window.from(),
                    window.to(),
                    counts.read(),
                    counts.recovered(),
                    now,
                    Optional.of(counts.recoveredIds()))));
  }

  /// Stripe could not be read: the mark stays, and whoever request is result.
  ///
  /// @param again when to go on, if before the account's next turn; without it the next pass
  ///   begins anew, for it may have been the cursor that Stripe refused
  Uni<LeaseState> fail(Claim claim, Cause cause, Counts counts, Optional<Instant> again, Instant now) {
    return underLease(
        claim,
        (session, account) -> {
          again.ifPresentOrElse(account::makeDueBy, () -> account.pass = null);
          account.release(now);
          return end(session, claim, now);
        },
        (request, facts) ->
            facts.publish(
                new PollFailed(
                    request.poll(),
                    claim.account(),
                    request.trigger(),
                    cause,
                    counts.read(),
                    counts.recovered(),
                    now,
                    Optional.of(counts.recoveredIds()))));
  }

  /// The pass was broken off for a reason of our own: its requests go on waiting.
  Uni<LeaseState> release(Claim claim, Instant notBefore) {
    return underLease(
        claim,
        (session, account) -> {
          account.release(notBefore);
          return Uni.createFrom().voidItem();
        },
        (request, facts) -> {});
  }

  private interface Change {
    Uni<Void> make(Mutiny.Session session, PolledAccount account);
  }

  private Uni<LeaseState> underLease(Claim claim, Change change, BiConsumer<Request, Outbox.Facts> report) {
    return outbox.write(
        (session, facts) ->
            session
                .find(PolledAccount.class, claim.account(), LockModeType.PESSIMISTIC_WRITE)
                .chain(
                    account -> {
                      if (account == null || !account.isHeldBy(claim.lease())) {
                        return Uni.createFrom().item(LeaseState.LOST);
                      }
                      claim.requests().forEach(request -> report.accept(request, facts));
                      return change.make(session, account).replaceWith(LeaseState.HELD);
                    }));
  }

  private static Uni<Void> end(Mutiny.Session session, Claim claim, Instant now) {
    return session
        .createMutationQuery("update PollRequest set endedAt = :now where poll in :polls")
        .setParameter("now", now)
        .setParameter("polls", claim.requests().stream().map(Request::poll).toList())
        .executeUpdate()
        .replaceWithVoid();
  }
}
