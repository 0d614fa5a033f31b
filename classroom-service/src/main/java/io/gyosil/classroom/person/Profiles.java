package io.gyosil.classroom.person;

import java.util.Optional;

/**
 * The profiles of one kind, in the open transaction: those that its caller may see.
 *
 * @param <P> the profile
 * @param <D> what a request says of one that it makes or changes
 */
public interface Profiles<P extends Profile, D> {

    Optional<P> find(long id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<P> lock(long id);

    P insert(long userId, long orgId, D draft);

    P update(long id, D draft);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    long delete(long id);
}
