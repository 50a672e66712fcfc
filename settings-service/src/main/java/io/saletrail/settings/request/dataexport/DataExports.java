package io.saletrail.settings.request.dataexport;

import io.saletrail.encryption.EmailCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.insight.export.ExportSlots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Exports what this service holds of a buyer or a merchant. Each export is recorded before its
/// first byte.
@ApplicationScoped
public class DataExports {
  private final DataSource database;
  private final AuditLog audit;
  private final Outbox outbox;
  private final EmailCipher emails;
  private final ExportSlots slots;

  DataExports(
      DataSource database, AuditLog audit, Outbox outbox, EmailCipher emails, ExportSlots slots) {
    this.database = database;
    this.audit = audit;
    this.outbox = outbox;
    this.emails = emails;
    this.slots = slots;
  }

  /// Starts an export, as a download.
  public Response download(String account, ExportScope scope, Actor by) {
    return export(account, scope, by, "attachment");
  }

  /// Starts an export that a browser shows and can save.
  public Response shown(String account, ExportScope scope, Actor by) {
    return export(account, scope, by, "inline");
  }

  private Response export(String account, ExportScope scope, Actor by, String disposition) {
    outbox.await(audit.record(AuditRecord.of(by, action(scope), account, "")));
    var file = "%s; filename=\"saletrail-%s.json\"".formatted(disposition, account);
    return Response.ok(slots.hold(account, content(account, scope)), "application/json")
        .header("Content-Disposition", file)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static AuditAction action(ExportScope scope) {
    return switch (scope) {
      case ExportScope.Buyer _ -> AuditAction.BUYER_EXPORTED;
      case ExportScope.Merchant _ -> AuditAction.MERCHANT_EXPORTED;
    };
  }

  private StreamingOutput content(String account, ExportScope scope) {
    return switch (scope) {
      case ExportScope.Buyer(var email) ->
          new DataExport(
              database, account, Optional.of(new DataExport.Buyer(email, sealed(account, email))));
      case ExportScope.Merchant _ -> new DataExport(database, account, Optional.empty());
    };
  }

  private List<String> sealed(String account, String email) {
    return emails.sealAll(account, email);
  }
}
