package io.gyosil.study;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose names are meant. What people name (topics, questions, uploads) is unique within an organization, so its id is
 * part of each key; 0 where a token has none, in an installation without rosters.
 */
public final class Organizations {

    private static final long NONE = 0;

    private Organizations() {}

    /** The organization in which a caller publishes. */
    public static long of(Caller caller) {
        return Objects.requireNonNullElse(caller.orgId(), NONE);
    }

    /** The organization whose records a caller reads; null, which is all, for a viewer of the whole installation. */
    public static @Nullable Long readBy(Caller caller) {
        return caller.is(Roles.VIEWER) ? caller.orgId() : Long.valueOf(of(caller));
    }

    /** An organization's id on the wire; null for none. */
    public static @Nullable Long onTheWire(long orgId) {
        return orgId == NONE ? null : Long.valueOf(orgId);
    }
}
