package io.gyosil.roster;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the replica says. There are 12 partitions of every topic, for life. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RosterRepository extends GenericRepository<RosterRepository.KnownUser, String> {

    /** A learner, and how a caller stands to that learner. */
    @Introspected
    record LearnerRelation(String userId, Relation relation) {}

    /** A user as a token of ours would name one. */
    @MappedEntity("user_ref")
    record KnownUser(
            @Id String userId,
            String role,
            long orgId,
            @Nullable Long studentId,
            @Nullable Long teacherId) {}

    /** Whether everything is in the replica that was sent up to a minute ago. */
    @Query("""
        SELECT count(*) >= 12 AND min(caught_up_at) > now() - interval '60 seconds'
        FROM replica_progress
        WHERE topic = :topic
        """)
    boolean isCurrent(String topic);

    /** How many seconds ago everything that had been sent was in the replica; empty until that was so once. */
    @Query("""
        SELECT cast(extract(epoch FROM now() - min(caught_up_at)) AS double precision)
        FROM replica_progress
        WHERE topic = :topic
        HAVING count(*) >= 12
        """)
    Optional<Double> secondsBehind(String topic);

    // A teacher's number is unique among all organizations; the organization is asked for all the same, or a class that
    // went over to another one, or a teacher who did, would open it.
    @Query("""
        SELECT l.user_id,
               CASE WHEN u.user_id IS NULL THEN 'UNCLAIMED'
                    WHEN u.removed OR u.org_id IS DISTINCT FROM c.org_id THEN 'FOREIGN'
                    WHEN EXISTS (
                        SELECT
                        FROM enrollment_ref e
                        JOIN classroom_ref r ON r.classroom_id = e.classroom_id
                        WHERE e.user_id = l.user_id AND NOT e.removed
                          AND r.teacher_ids @> ARRAY[c.teacher_id] AND NOT r.removed
                          AND coalesce(r.org_id, c.org_id) = c.org_id) THEN 'TAUGHT'
                    ELSE 'SAME_ORGANIZATION' END AS relation
        FROM (VALUES (cast(:orgId AS bigint), cast(:teacherId AS text))) AS c (org_id, teacher_id)
        CROSS JOIN unnest(:userIds) AS l (user_id)
        LEFT JOIN user_ref u ON u.user_id = l.user_id
        """)
    List<LearnerRelation> learners(
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds, @Nullable Long orgId, @Nullable String teacherId);

    /** How a class stands to a member of an organization, who may be a teacher; empty when nobody ever named it. */
    @Query("""
        SELECT CASE WHEN r.removed OR coalesce(r.org_id, c.org_id) IS DISTINCT FROM c.org_id THEN 'FOREIGN'
                    WHEN r.teacher_ids @> ARRAY[c.teacher_id] THEN 'TAUGHT'
                    WHEN r.org_id IS NULL THEN 'FOREIGN'
                    ELSE 'SAME_ORGANIZATION' END
        FROM (VALUES (cast(:orgId AS bigint), cast(:teacherId AS text))) AS c (org_id, teacher_id)
        JOIN classroom_ref r ON r.classroom_id = :classroomId
        """)
    Optional<Relation> classroom(String classroomId, @Nullable Long orgId, @Nullable String teacherId);

    /**
     * Who was deactivated or removed, or may act again, by time.
     *
     * @param after the time after which; null for the last 24 hours
     */
    @Query("""
        SELECT user_id, is_active AND NOT removed AS active, activity_changed_at AS changed_at
        FROM user_ref
        WHERE activity_changed_at > coalesce(cast(:after AS timestamptz), now() - interval '1 day')
        ORDER BY activity_changed_at
        """)
    List<ChangedActivity> activitySince(@Nullable Instant after);

    /** A user who was deactivated or removed, or may act again. */
    @Introspected
    record ChangedActivity(String userId, boolean active, Instant changedAt) {}

    /** The users who may log in and whom another issuer knows by this name; more than one only for a moment. */
    @Query("""
        SELECT u.user_id, u.role, u.org_id, min(s.student_id) AS student_id, min(t.teacher_id) AS teacher_id
        FROM identity_ref i
        JOIN user_ref u ON u.user_id = i.user_id
        LEFT JOIN student_ref s ON s.user_id = u.user_id AND NOT s.removed
        LEFT JOIN teacher_ref t ON t.user_id = u.user_id AND NOT t.removed
        WHERE i.issuer = :issuer AND i.subject = :subject AND u.is_active AND NOT u.removed
        GROUP BY u.user_id
        """)
    List<KnownUser> knownAs(String issuer, String subject);
}
