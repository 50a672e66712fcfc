package io.saletrail.settings.request.erasure;

import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.ErasureRequested.Subject;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.outbox.AccountRows;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Requests erasures, and erases what this service holds.
@ApplicationScoped
public class ErasureLedger {
  private static final Logger LOG = Logger.getLogger(ErasureLedger.class);

  private static final String SERVICE = "settings-service";

  /// The record of what was done stays: it names no buyer.
  private static final List<String> KEPT = List.of("audit_entry", "erasure");

  private final AuditLog audit;
  private final AccountRows rows;
  private final EmailCipher emails;

  ErasureLedger(AuditLog audit, AccountRows rows, EmailCipher emails) {
    this.audit = audit;
    this.rows = rows;
    this.emails = emails;
  }

  /// Requests an erasure of all services. Of a buyer, the record has neither address nor customer.
  ///
  /// @return its id
  public Uni<String> request(String account, ErasureScope scope, Actor by) {
    var request = fact(account, scope);
    return audit
        .write(
            (session, facts) -> {
              facts.publish(request);
              return ErasureTable.insert(session, request).replaceWith(request.id());
            },
            id -> Optional.of(AuditRecord.of(by, action(scope), account, id)))
        .invoke(id -> LOG.infof("erasure.requested merchant=%s by=%s", account, by.logName()));
  }

  private static AuditAction action(ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.Buyer _ -> AuditAction.BUYER_ERASED;
      case ErasureScope.Merchant _ -> AuditAction.MERCHANT_ERASED;
    };
  }

  private ErasureRequested fact(String account, ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.Buyer(var email, var customer) ->
          fact(
              account,
              Subject.BUYER,
              customer,
              email.map(address -> emails.sealAll(account, address)).orElseGet(List::of));
      case ErasureScope.Merchant _ -> fact(account, Subject.MERCHANT, Optional.empty(), List.of());
    };
  }

  private static ErasureRequested fact(
      String account, Subject subject, Optional<String> customer, List<String> sealed) {
    return new ErasureRequested(
        UUID.randomUUID().toString(), account, subject, customer, sealed, now());
  }

  /// Erases the addresses of a buyer.
  Uni<Void> eraseBuyer(String erasure, String account, List<String> sealed) {
    return audit.write(
        (session, facts) ->
            ErasureTable.erase(session, account, sealed)
                .invoke(count -> facts.publish(completed(erasure, account, count)))
                .replaceWithVoid(),
        _ -> Optional.empty());
  }

  /// Erases everything of a merchant but the record of actions.
  Uni<Void> eraseMerchant(String erasure, String account) {
    return rows.delete(account, KEPT)
        .chain(
            count ->
                audit.write(
                    (session, facts) -> {
                      facts.publish(completed(erasure, account, count));
                      return Uni.createFrom().voidItem();
                    },
                    _ -> Optional.empty()));
  }

  private static ErasureCompleted completed(String erasure, String account, long count) {
    return new ErasureCompleted(
        UUID.randomUUID().toString(), erasure, account, SERVICE, count, now());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
