package io.saletrail.settings.console.form;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.merchant.SettingsAnswer;
import io.saletrail.settings.problem.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
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
/// @param options the other fields
/// @param optionFaults whether any of them has a fault: the fold is open then
/// @param faults how many fields are wrong
public record SettingsForm(
        String tenant,
        String tenantFault,
        String tokenFault,
        List<Moment> tokenSaved,
        List<Field> options,
        boolean optionFaults,
        int faults) {

    static final String TENANT = "trackdeskTenantId";
    static final String TOKEN = "personalToken";

    /// What is saved.
    public static SettingsForm saved(Optional<SettingsAnswer> settings) {
        var options = settings.map(SettingsAnswer::options).orElseGet(MerchantOptions::defaults);
        return form(
                settings.flatMap(SettingsAnswer::trackdeskTenantId).orElse(""),
                OptionFields.texts(options),
                Map.of(),
                settings);
    }

    /// What was typed, with what is wrong.
    public static SettingsForm typed(
            MultivaluedMap<String, String> typed,
            List<FieldError> errors,
            Optional<SettingsAnswer> settings) {
        var faults =
                errors.stream()
                        .collect(
                                Collectors.toMap(
                                        FieldError::field,
                                        FieldError::detail,
                                        (first, second) -> first));
        var options = new LinkedHashMap<>(OptionFields.texts(MerchantOptions.defaults()));
        settings.ifPresent(saved -> options.putAll(OptionFields.texts(saved.options())));
        typed.forEach((name, values) -> options.put(name, values.getFirst()));
        return form(
                Optional.ofNullable(typed.getFirst(TENANT)).orElse(""), options, faults, settings);
    }

    private static SettingsForm form(
            String tenant,
            Map<String, String> options,
            Map<String, String> faults,
            Optional<SettingsAnswer> settings) {
        return new SettingsForm(
                tenant,
                faults.getOrDefault(TENANT, ""),
                faults.getOrDefault(TOKEN, ""),
                settings.flatMap(SettingsAnswer::personalTokenSavedAt).map(Moment::of).stream()
                        .toList(),
                OptionFields.filled(options, faults),
                faults.keySet().stream().anyMatch(name -> name.startsWith(OptionFields.PREFIX)),
                faults.size());
    }
}
