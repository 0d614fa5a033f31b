package io.gyosil.roster;

import io.gyosil.kit.security.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the replica says. Works in the open transaction. */
public interface RosterLookUp {

    /** How a learner or a class stands to somebody of an organization. */
    enum Standing {
        /** No organization has ever told of it. */
        UNCLAIMED,
        /** Of another organization, or no more. */
        FOREIGN,
        /** Of the same organization. */
        SAME_ORGANIZATION,
        /** Taught by that very teacher. */
        TAUGHT
    }

    /** Whether everything is in the replica that was told up to a minute ago. */
    boolean isCurrent();

    /** How long ago everything that had been told was in the replica; empty until that was so once. */
    Optional<Duration> behind();

    /** How each of these learners stands to a member of an organization, who may be a teacher. */
    Map<String, Standing> learners(Collection<String> userIds, @Nullable Long orgId, @Nullable Long teacherId);

    /** How a class stands to a member of an organization, who may be a teacher. */
    Standing classroom(String classroomId, @Nullable Long orgId, @Nullable Long teacherId);

    /** The users who may log in and whom another issuer knows by this name; more than one only for a moment. */
    List<Caller> knownAs(String issuer, String subject);
}
