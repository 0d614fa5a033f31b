package io.gyosil.session.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where features of this service enter their sessions. Works in the open transaction, and waits for nothing. */
public interface Register {

    /**
     * A live lesson has begun.
     *
     * @param userId its teacher
     */
    void opened(UUID sessionId, String userId, String classroomId, Instant startedAt);

    /** It has ended; ending twice changes nothing. */
    void ended(UUID sessionId, Instant endedAt);

    /** They were removed. */
    void removed(List<UUID> sessionIds);
}
