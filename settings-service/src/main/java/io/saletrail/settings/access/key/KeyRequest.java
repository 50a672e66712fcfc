package io.saletrail.settings.access.key;

import io.saletrail.settings.access.caller.KeyScope;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a request for a key.
///
/// @param expiresInDays absent for a key that does not expire
@Schema(name = "KeyRequest")
public record KeyRequest(
    @Schema(examples = "Nightly export") Optional<String> name,
    @Schema(type = SchemaType.ARRAY, implementation = KeyScope.class) Optional<List<String>> scopes,
    @Schema(implementation = Integer.class, examples = "90") Optional<String> expiresInDays) {}
