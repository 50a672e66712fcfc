package io.saletrail.settings.access.stripe;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Authenticates calls of the Stripe App by Stripe's signature. An invalid signature leaves the
/// caller anonymous.
@ApplicationScoped
class AppCallMechanism implements HttpAuthenticationMechanism {
  private static final Logger LOG = Logger.getLogger(AppCallMechanism.class);

  /// Before the session: the signature takes precedence over a cookie.
  private static final int PRIORITY = DEFAULT_PRIORITY + 1;

  private final AppSecret secret;

  AppCallMechanism(AppSecret secret) {
    this.secret = secret;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    var request = context.request();
    // Routes are found by the normal form: /app/../api/x is no call of the app.
    if (!request.path().startsWith(SignedByStripe.PATH)
        || !request.path().equals(context.normalizedPath())) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom().optional(call(request).map(AppCallMechanism::identity));
  }

  @Override
  public int getPriority() {
    return PRIORITY;
  }

  /// None: `AccessFilter` reports what is missing, as JSON or HTML depending on the path.
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }

  private Optional<AppCall> call(HttpServerRequest request) {
    var texts = request.headers().getAll(AppCall.TEXT_HEADER);
    var signatures = request.headers().getAll(AppCall.SIGNATURE_HEADER);
    if (texts.size() != 1 || signatures.size() != 1) {
      return Optional.empty();
    }
    var verdict = secret.verify(texts.getFirst(), signatures.getFirst(), Instant.now());
    if (verdict != SignatureVerdict.VALID) {
      LOG.infof("app.call outcome=REFUSED reason=%s", verdict);
      return Optional.empty();
    }
    return AppCall.read(texts.getFirst())
        .filter(call -> call.matches(request.method().name(), request.path()));
  }

  private static SecurityIdentity identity(AppCall call) {
    return Caller.identity(new Caller.MerchantCaller(call.account()))
        .orElseThrow()
        .addAttribute(AppCall.ATTRIBUTE, call)
        .build();
  }
}
