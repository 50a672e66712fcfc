package io.saletrail.settings.access;

import java.time.Instant;
import java.util.Optional;

/// A sign-in that lasts for a while.
///
/// @param visitor who signed in
/// @param csrf what every form of the session has to carry
/// @param endsAt when it is over
public record Session(Visitor visitor, String csrf, Instant endsAt) {
    private static final String OPERATOR = "operator";

    /// One line, to be sealed.
    String text() {
        var who =
                switch (visitor) {
                    case Visitor.Operator() -> OPERATOR;
                    case Visitor.OwnAccount(var account) -> account;
                    case Visitor.Stranger() ->
                            throw new IllegalArgumentException("a stranger has no session");
                };
        return who + " " + csrf + " " + endsAt.getEpochSecond();
    }

    /// What [#text()] wrote, unless it is over.
    static Optional<Session> of(String text, Instant now) {
        var parts = text.split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var visitor =
                parts[0].equals(OPERATOR)
                        ? new Visitor.Operator()
                        : new Visitor.OwnAccount(parts[0]);
        var session =
                new Session(visitor, parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])));
        return Optional.of(session).filter(open -> now.isBefore(open.endsAt()));
    }

    @Override
    public String toString() {
        return "Session[visitor=" + visitor + ", endsAt=" + endsAt + "]";
    }
}
