package io.saletrail.publisher.merchant;

/// What is known of a merchant's personal token.
public sealed interface Credential {
    /// None was ever saved, or it was taken away.
    record Missing() implements Credential {}

    /// One is there, encrypted as it came.
    ///
    /// @param version of the credentials fact that brought it
    record Saved(long version, String ciphertext) implements Credential {
        @Override
        public String toString() {
            return "Saved[version=" + version + "]";
        }
    }

    /// Trackdesk refused the one that is there: the merchant has to save another.
    record Refused(long version) implements Credential {}
}
