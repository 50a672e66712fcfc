package io.saletrail.settings.console.form;

import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.problem.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings form as a page shows it: what is saved, or what was typed with what is wrong. A
/// token that was typed is not among it: it never goes back to a browser.
///
/// @param tenant what the field Tenant ID holds
/// @param tenantFault what is wrong with it
/// @param tokenFault what is wrong with the token that was typed
/// @param tokenSaved since when a token is saved; an empty list when none is
/// @param faults how many fields are wrong
public record SettingsForm(
    String tenant, String tenantFault, String tokenFault, List<Moment> tokenSaved, int faults) {

  static final String TENANT = "trackdeskTenantId";
  static final String TOKEN = "personalToken";

  /// What is saved.
  public static SettingsForm saved(Optional<SettingsResponse> settings) {
    return form(
        settings.flatMap(SettingsResponse::trackdeskTenantId).orElse(""), Map.of(), settings);
  }

  /// What was typed, with what is wrong.
  public static SettingsForm typed(
      MultivaluedMap<String, String> typed,
      List<FieldError> errors,
      Optional<SettingsResponse> settings) {
    var faults =
        errors.stream()
            .collect(
                Collectors.toMap(FieldError::field, FieldError::detail, (first, second) -> first));
    return form(Optional.ofNullable(typed.getFirst(TENANT)).orElse(""), faults, settings);
  }

  private static SettingsForm form(
      String tenant, Map<String, String> faults, Optional<SettingsResponse> settings) {
    return new SettingsForm(
        tenant,
        faults.getOrDefault(TENANT, ""),
        faults.getOrDefault(TOKEN, ""),
        settings.flatMap(SettingsResponse::personalTokenSavedAt).map(Moment::of).stream().toList(),
        faults.size());
  }
}
