package io.gyosil.session.register;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the register. Works in the open transaction. */
public interface Sessions {

    Optional<RegisteredSession> find(String sessionId);

    /** Like {@link #find}; nobody else changes it until the transaction ends. */
    Optional<RegisteredSession> lock(String sessionId);

    /** Newest first. */
    List<RegisteredSession> list(RegisterFilter filter, RegisterFilter.@Nullable Place after, int most);

    /** Enters one; its version is given here. */
    RegisteredSession insert(RegisteredSession session);

    /** Replaces one that is locked. */
    RegisteredSession update(RegisteredSession session);

    /** Enters study sessions, or replaces those that are there already and differ. Those of other kinds stay. */
    void putStudy(List<RegisteredSession> sessions);

    /** Whether a user is in a class. */
    boolean isEnrolled(String userId, String classroomId);
}
