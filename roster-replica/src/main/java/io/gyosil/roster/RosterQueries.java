package io.gyosil.roster;

import io.gyosil.event.Topics;
import io.gyosil.kit.security.Caller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the replica in the words of the service. */
@Singleton
class RosterQueries {

    private final RosterRepository rosters;

    RosterQueries(RosterRepository rosters) {
        this.rosters = rosters;
    }

    /** Whether everything is in the replica that was sent up to a minute ago. */
    boolean isCurrent() {
        return rosters.isCurrent(Topics.CLASSROOM_STATE);
    }

    /** How long ago everything that had been sent was in the replica; empty until that was so once. */
    Optional<Duration> behind() {
        return rosters.secondsBehind(Topics.CLASSROOM_STATE)
                .map(seconds -> Duration.ofMillis((long) (seconds * 1_000)));
    }

    /** How each of these learners stands to a member of an organization, who may be a teacher. */
    Map<String, Relation> learners(Collection<String> userIds, @Nullable Long orgId, @Nullable Long teacherId) {
        Map<String, Relation> relations = new HashMap<>();
        rosters.learners(userIds.stream().distinct().toArray(String[]::new), orgId, text(teacherId))
                .forEach(learner -> relations.put(learner.userId(), learner.relation()));
        return relations;
    }

    /** How a class stands to a member of an organization, who may be a teacher. */
    Relation classroom(String classroomId, @Nullable Long orgId, @Nullable Long teacherId) {
        return rosters.classroom(classroomId, orgId, text(teacherId)).orElse(Relation.UNCLAIMED);
    }

    /** The users who may log in and whom another issuer knows by this name; more than one only for a moment. */
    List<Caller> knownAs(String issuer, String subject) {
        return rosters.knownAs(issuer, subject).stream()
                .map(user -> new Caller(
                        user.userId(), List.of(user.role()), user.orgId(), user.studentId(), user.teacherId()))
                .toList();
    }

    /** A class names its teacher by the decimal text of the number. */
    private static @Nullable String text(@Nullable Long teacherId) {
        return teacherId == null ? null : teacherId.toString();
    }
}
