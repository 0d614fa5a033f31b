package io.gyosil.analytics.feature;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daily features, to be read: of one learner or on one topic the newest days first, otherwise learner by learner. Each
 * way to ask is a statement of its own, since each needs a plan of its own; a filter that is null lets everything pass.
 *
 * <p>A key after which to go on is null or not as a whole. With {@code unclaimed} come the learners, too, whom no
 * organization has ever named.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeatureRepository extends GenericRepository<FeatureView, FeatureKey> {

    /** Days of some learners, which an organization, a class or a teacher has. */
    String DAYS_OF = """
        SELECT f.user_id, f.topic_id, f.date, f.features, f.created_at, f.updated_at
        FROM features_topic_daily f
        WHERE f.user_id IN
        """;

    /** Students of a class. */
    String CLASS = """
            (SELECT e.user_id
             FROM enrollment_ref e
             JOIN user_ref u ON u.user_id = e.user_id AND u.org_id = :orgId AND NOT u.removed
             WHERE e.classroom_id = :classId AND NOT e.removed)
        """;

    /** Students of a teacher. */
    String TEACHER = """
            (SELECT e.user_id
             FROM classroom_ref r
             JOIN enrollment_ref e ON e.classroom_id = r.classroom_id AND NOT e.removed
             JOIN user_ref u ON u.user_id = e.user_id AND u.org_id = :orgId AND NOT u.removed
             WHERE r.teacher_ids @> ARRAY[cast(:teacherId AS text)] AND NOT r.removed AND coalesce(r.org_id, :orgId) = :orgId
             UNION ALL
             SELECT d.user_id FROM features_topic_daily d
             WHERE :unclaimed AND NOT EXISTS (SELECT FROM user_ref n WHERE n.user_id = d.user_id))
        """;

    /** Learners of an organization. */
    String ORGANIZATION = """
            (SELECT u.user_id FROM user_ref u WHERE u.org_id = :orgId AND NOT u.removed
             UNION ALL
             SELECT d.user_id FROM features_topic_daily d
             WHERE :unclaimed AND NOT EXISTS (SELECT FROM user_ref n WHERE n.user_id = d.user_id))
        """;

    /** Those on a topic. */
    String ON_TOPIC = """
          AND f.topic_id = :topicId
        """;

    /** Learner by learner. */
    String BY_LEARNER = """
          AND (cast(:from AS date) IS NULL OR f.date >= :from)
          AND (cast(:to AS date) IS NULL OR f.date <= :to)
          AND (cast(:afterDate AS date) IS NULL
               OR (f.user_id, f.topic_id, f.date) > (:afterUser, :afterTopic, :afterDate))
        ORDER BY f.user_id, f.topic_id, f.date
        LIMIT :limit
        """;

    /** The newest days first. */
    String NEWEST_FIRST = """
          AND (cast(:from AS date) IS NULL OR f.date >= :from)
          AND (cast(:to AS date) IS NULL OR f.date <= :to)
          AND (cast(:afterDate AS date) IS NULL
               OR (f.date <= :afterDate AND (f.date < :afterDate OR (f.user_id, f.topic_id) > (:afterUser, :afterTopic))))
        ORDER BY f.date DESC, f.user_id, f.topic_id
        LIMIT :limit
        """;

    /** One learner's days. */
    @Query("""
        SELECT f.user_id, f.topic_id, f.date, f.features, f.created_at, f.updated_at
        FROM features_topic_daily f
        WHERE f.user_id = :userId
          AND (cast(:topicId AS text) IS NULL OR f.topic_id = :topicId)
        """ + NEWEST_FIRST)
    List<FeatureView> ofLearner(
            String userId,
            @Nullable String topicId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);

    /** A class's days, student by student. */
    @Query(DAYS_OF + CLASS + BY_LEARNER)
    List<FeatureView> ofClass(
            String classId,
            @Nullable Long orgId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);

    /** A class's days on a topic. */
    @Query(DAYS_OF + CLASS + ON_TOPIC + NEWEST_FIRST)
    List<FeatureView> ofClassOnTopic(
            String classId,
            @Nullable Long orgId,
            String topicId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);

    /** The days of a teacher's students, student by student. */
    @Query(DAYS_OF + TEACHER + BY_LEARNER)
    List<FeatureView> ofTeacher(
            String teacherId,
            @Nullable Long orgId,
            boolean unclaimed,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);

    /** The days of a teacher's students on a topic. */
    @Query(DAYS_OF + TEACHER + ON_TOPIC + NEWEST_FIRST)
    List<FeatureView> ofTeacherOnTopic(
            String teacherId,
            @Nullable Long orgId,
            boolean unclaimed,
            String topicId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);

    /** An organization's days, learner by learner. */
    @Query(DAYS_OF + ORGANIZATION + BY_LEARNER)
    List<FeatureView> ofOrganization(
            @Nullable Long orgId,
            boolean unclaimed,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);

    /** An organization's days on a topic. */
    @Query(DAYS_OF + ORGANIZATION + ON_TOPIC + NEWEST_FIRST)
    List<FeatureView> ofOrganizationOnTopic(
            @Nullable Long orgId,
            boolean unclaimed,
            String topicId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate afterDate,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int limit);
}
