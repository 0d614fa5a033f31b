package io.gyosil.session.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are wanted; null means any.
 *
 * @param scope of these
 * @param userId of this user among them
 * @param classroomId in this class
 * @param sessionType of this kind
 * @param from started then or later
 * @param to started before
 */
record RegisterFilter(
        Scope scope,
        @Nullable String userId,
        @Nullable String classroomId,
        @Nullable String sessionType,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** A place in the list, which is newest first. */
    record Place(Instant startedAt, String sessionId) {}
}
