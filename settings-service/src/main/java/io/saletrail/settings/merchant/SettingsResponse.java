package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.merchant.credential.Credential;
import io.saletrail.settings.merchant.token.TokenCheckRow;
import io.saletrail.settings.merchant.token.TokenStatus;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A merchant's settings. They never include the personal token.
///
/// @param version counts changes from 1
/// @param connection whether we may read the Stripe account
/// @param trackdeskTenantId the tenant's sub-domain at Trackdesk
/// @param timeZone where the days of ranges, reports and exports begin at midnight
/// @param token the status of tenant and token at Trackdesk
/// @param options the merchant's options, defaults included
/// @param changedAt when settings other than the token last changed
@Schema(name = "Settings", description = "A merchant's settings.")
public record SettingsResponse(
    @Schema(examples = "acct_1MZ8kLAbCdEf") String account,
    long version,
    Connection connection,
    @Schema(examples = "acme") Optional<String> trackdeskTenantId,
    @Schema(examples = "Europe/Berlin") String timeZone,
    boolean personalTokenSaved,
    Optional<Instant> personalTokenSavedAt,
    TokenStatus token,
    MerchantOptions options,
    Instant changedAt) {

  public static SettingsResponse of(
      Merchant merchant, Optional<Credential> stored, Optional<TokenCheckRow> tried) {
    var credential = stored.filter(token -> token.serves(merchant.tenant()));
    return new SettingsResponse(
        merchant.account,
        merchant.version,
        merchant.connection,
        merchant.tenant(),
        merchant.timeZone,
        credential.isPresent(),
        credential.map(Credential::savedAt),
        TokenStatus.of(saved(merchant, credential), tried, Instant.now()),
        merchant.options,
        merchant.changedAt);
  }

  private static Optional<TokenStatus.Saved> saved(
      Merchant merchant, Optional<Credential> credential) {
    return merchant
        .tenant()
        .flatMap(
            tenant ->
                credential.map(
                    token ->
                        new TokenStatus.Saved(
                            tenant, token.version(), later(token.savedAt(), merchant.changedAt))));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Whether deliveries can be made.
  public boolean ready() {
    return trackdeskTenantId.isPresent()
        && personalTokenSaved
        && connection == Connection.CONNECTED;
  }
}
