package io.saletrail.settings.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// `Authorization: Bearer` with the operator token. A wrong token is a stranger's.
@ApplicationScoped
class OperatorTokenMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    private final OperatorToken token;

    OperatorTokenMechanism(OperatorToken token) {
        this.token = token;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager providers) {
        var header = request.request().getHeader("Authorization");
        var known =
                header != null
                        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && token.matches(header.substring(SCHEME.length()).strip());
        return known
                ? Uni.createFrom()
                        .item(Visitor.identity(new Visitor.Operator()).orElseThrow().build())
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
