package io.gyosil.classroom.person;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of one kind: those that the caller may see.
 *
 * @param <V> the profile
 */
interface ProfileRepository<V extends ProfileView<?>> {

    Optional<V> find(long id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<V> lock(long id);

    /** The organization of a profile, be it hidden from the caller. */
    @Nullable
    Long organizationOf(long id);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    long delete(long id);
}
