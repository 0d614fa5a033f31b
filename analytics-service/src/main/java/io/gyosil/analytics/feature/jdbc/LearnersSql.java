package io.gyosil.analytics.feature.jdbc;

import io.gyosil.analytics.feature.Learners;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code features_topic_daily f} of some learners.
 *
 * @param condition what must be true of a row
 * @param values what its names stand for
 */
record LearnersSql(String condition, Map<String, @Nullable Object> values) {

    private static final String ONE = "f.user_id = :userId";

    private static final String OF_CLASS = """
        f.user_id IN (
            SELECT e.user_id
            FROM enrollment_ref e
            JOIN user_ref u ON u.user_id = e.user_id AND u.org_id = :orgId AND NOT u.removed
            WHERE e.classroom_id = :classId AND NOT e.removed)
        """;

    private static final String OF_ORGANIZATION = """
        f.user_id IN (
            SELECT u.user_id FROM user_ref u WHERE u.org_id = :orgId AND NOT u.removed)
        """;

    private static final String OF_TEACHER = """
        f.user_id IN (
            SELECT e.user_id
            FROM classroom_ref r
            JOIN enrollment_ref e ON e.classroom_id = r.classroom_id AND NOT e.removed
            JOIN user_ref u ON u.user_id = e.user_id AND u.org_id = :orgId AND NOT u.removed
            WHERE r.teacher_id = :teacherId AND NOT r.removed AND coalesce(r.org_id, :orgId) = :orgId)
        """;

    private static final String UNCLAIMED = "NOT EXISTS (SELECT FROM user_ref n WHERE n.user_id = f.user_id)";

    static LearnersSql of(Learners learners) {
        return switch (learners) {
            case Learners.One(String userId) -> new LearnersSql(ONE, Map.of("userId", userId));
            case Learners.OfClass(String classId, Long orgId) ->
                new LearnersSql(OF_CLASS, values(orgId, Map.of("classId", classId)));
            case Learners.OfOrganization(Long orgId, boolean unclaimed) ->
                new LearnersSql(with(unclaimed, OF_ORGANIZATION), values(orgId, Map.of()));
            case Learners.OfTeacher(String teacherId, Long orgId, boolean unclaimed) ->
                new LearnersSql(with(unclaimed, OF_TEACHER), values(orgId, Map.of("teacherId", teacherId)));
        };
    }

    private static String with(boolean unclaimed, String condition) {
        return unclaimed ? "(" + condition + " OR " + UNCLAIMED + ")" : condition;
    }

    private static Map<String, @Nullable Object> values(@Nullable Long orgId, Map<String, Object> others) {
        Map<String, @Nullable Object> values = new HashMap<>(others);
        values.put("orgId", orgId);
        return values;
    }
}
