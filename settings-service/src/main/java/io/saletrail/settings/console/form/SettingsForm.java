package io.saletrail.settings.console.form;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.TimeZones;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings form: the saved values, or the input with its errors. It never contains a token,
/// so a token is never sent back to a browser.
///
/// @param tenant value of the field Tenant ID
/// @param tenantError its error; empty when valid
/// @param zone value of the field Time zone
/// @param zoneError its error; empty when valid
/// @param tokenError error of the token; empty when valid
/// @param tokenSaved when the token was saved; empty without a token
/// @param errorCount number of invalid fields
/// @param version the version of the settings that the form starts from
/// @param conflicts what was saved meanwhile and differs from the input
public record SettingsForm(
    String tenant,
    String tenantError,
    String zone,
    String zoneError,
    String tokenError,
    List<Moment> tokenSaved,
    int errorCount,
    long version,
    List<Conflict> conflicts) {

  static final String TENANT = "trackdeskTenantId";
  static final String TOKEN = "personalToken";
  static final String ZONE = "timeZone";
  static final String VERSION = "version";

  /// The saved values.
  public static SettingsForm saved(Optional<SettingsResponse> settings) {
    return form(
        settings.flatMap(SettingsResponse::trackdeskTenantId).orElse(""),
        TimeZones.of(settings).getId(),
        Map.of(),
        settings);
  }

  /// The input with its errors.
  public static SettingsForm typed(
      MultivaluedMap<String, String> typed,
      List<FieldError> errors,
      Optional<SettingsResponse> settings) {
    var messages =
        errors.stream()
            .collect(
                Collectors.toMap(FieldError::field, FieldError::detail, (first, second) -> first));
    return form(
        Optional.ofNullable(typed.getFirst(TENANT)).orElse(""),
        Optional.ofNullable(typed.getFirst(ZONE)).orElse(""),
        messages,
        settings);
  }

  /// The input beside what was saved meanwhile.
  public SettingsForm conflicting(List<FieldChange> changes) {
    return new SettingsForm(
        tenant,
        tenantError,
        zone,
        zoneError,
        tokenError,
        tokenSaved,
        errorCount,
        version,
        changes.stream().map(Conflict::of).toList());
  }

  /// The choices of the field Time zone.
  public List<String> zones() {
    return TimeZones.ALL;
  }

  private static SettingsForm form(
      String tenant,
      String zone,
      Map<String, String> messages,
      Optional<SettingsResponse> settings) {
    return new SettingsForm(
        tenant,
        messages.getOrDefault(TENANT, ""),
        zone,
        messages.getOrDefault(ZONE, ""),
        messages.getOrDefault(TOKEN, ""),
        settings.flatMap(SettingsResponse::personalTokenSavedAt).map(Moment::of).stream().toList(),
        messages.size(),
        settings.map(SettingsResponse::version).orElse(0L),
        List.of());
  }
}
