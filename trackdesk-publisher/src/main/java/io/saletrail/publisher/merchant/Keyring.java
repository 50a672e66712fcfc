package io.saletrail.publisher.merchant;

import io.quarkus.runtime.Startup;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.publisher.trackdesk.ApiKey;
import io.saletrail.publisher.trackdesk.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens tokens and buyers' addresses with `SECRETS_KEY`, at the moment of a call and not before.
@Startup
@ApplicationScoped
public class Keyring {
  private final CredentialCipher cipher;
  private final EmailCipher emails;

  Keyring(@ConfigProperty(name = "saletrail.secrets-key") Optional<String> secretsKey) {
    this.cipher = CredentialCipher.of(secretsKey.orElse(""));
    this.emails = EmailCipher.of(secretsKey.orElse(""));
  }

  /// The token of a merchant's tenant; empty if there is none, or none that our key decrypts for
  /// this merchant and this tenant.
  public Optional<ApiKey> open(String account, Binding binding) {
    return switch (binding.credential()) {
      case Credential.Saved(var _, var ciphertext, var _) ->
          open(account, binding.tenant(), ciphertext);
      case Credential.Rejected(var _, var ciphertext, var _) ->
          open(account, binding.tenant(), ciphertext);
      case Credential.Missing _ -> Optional.empty();
    };
  }

  private Optional<ApiKey> open(String account, TenantId tenant, String ciphertext) {
    return cipher.open(account, Optional.of(tenant.toString()), ciphertext).map(ApiKey::of);
  }

  /// A buyer's e-mail address; empty if none of our keys decrypts it.
  public Optional<String> address(String account, String sealedAddress) {
    return emails.open(account, sealedAddress);
  }
}
