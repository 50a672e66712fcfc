package io.saletrail.settings.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/// Whoever sent the request at hand.
@RequestScoped
public class CurrentVisitor {
    private final SecurityIdentity identity;

    CurrentVisitor(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Visitor visitor() {
        return Visitor.of(identity);
    }

    /// What the forms of this visitor's session carry; empty outside a session.
    public String csrf() {
        Session session = identity.getAttribute(SessionMechanism.SESSION);
        return session == null ? "" : session.csrf();
    }
}
