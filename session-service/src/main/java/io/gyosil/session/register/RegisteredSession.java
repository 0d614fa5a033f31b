package io.gyosil.session.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of any kind (seed 000).
 *
 * @param sessionId its name everywhere
 * @param userId whose it is: a learner, of a live one its teacher
 * @param classroomId the class, if it was in one
 * @param sessionType a {@link Kind}'s name, in old rows perhaps none
 * @param metadata a JSON object, as text
 * @param version grows with every change
 */
@MappedEntity("session")
record RegisteredSession(
        @Id String sessionId,
        String userId,
        @Nullable String classroomId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String sessionType,
        @Nullable String metadata,
        long version) {

    /** Whether its owner enters and changes it here. */
    boolean mayBeChangedHere() {
        return sessionType != null
                && Kind.named(sessionType).filter(Kind::isFree).isPresent();
    }
}
