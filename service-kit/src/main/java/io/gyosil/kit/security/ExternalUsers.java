package io.gyosil.kit.security;

import java.util.Optional;

/** Knows which user of ours comes with a token of an external issuer; a service that takes such tokens has one. */
@FunctionalInterface
public interface ExternalUsers {

    /**
     * Finds the user whom we know under another issuer's name.
     *
     * @return empty for one whom we do not know, or who may not log in
     */
    Optional<Caller> find(String issuer, String subject);
}
