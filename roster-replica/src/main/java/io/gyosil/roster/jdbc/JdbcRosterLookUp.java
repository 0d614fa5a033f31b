package io.gyosil.roster.jdbc;

import io.gyosil.event.Topics;
import io.gyosil.kit.database.Statements;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterLookUp;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcRosterLookUp implements RosterLookUp {

    /** Of every topic of ours, for life. */
    private static final int PARTITIONS = 12;

    private static final String IS_CURRENT = """
        SELECT count(*) >= ? AND min(caught_up_at) > now() - interval '60 seconds' AS current
        FROM replica_progress
        WHERE topic = ?
        """;

    private static final String BEHIND = """
        SELECT extract(epoch FROM now() - min(caught_up_at)) AS seconds
        FROM replica_progress
        WHERE topic = ?
        HAVING count(*) >= ?
        """;

    // A teacher's number is unique among all organizations; the organization is asked for all the same, lest a class
    // that
    // went over to another one, or a teacher who did, opens it.
    private static final String LEARNERS = """
        SELECT l.user_id,
               CASE WHEN u.user_id IS NULL THEN 'UNCLAIMED'
                    WHEN u.removed OR u.org_id IS DISTINCT FROM c.org_id THEN 'FOREIGN'
                    WHEN EXISTS (
                        SELECT
                        FROM enrollment_ref e
                        JOIN classroom_ref r ON r.classroom_id = e.classroom_id
                        WHERE e.user_id = l.user_id AND NOT e.removed
                          AND r.teacher_id = c.teacher_id AND NOT r.removed
                          AND coalesce(r.org_id, c.org_id) = c.org_id) THEN 'TAUGHT'
                    ELSE 'SAME_ORGANIZATION' END AS standing
        FROM (VALUES (?::bigint, ?::text)) AS c (org_id, teacher_id)
        CROSS JOIN unnest(?) AS l (user_id)
        LEFT JOIN user_ref u ON u.user_id = l.user_id
        """;

    private static final String CLASSROOM = """
        SELECT CASE WHEN r.removed OR coalesce(r.org_id, c.org_id) IS DISTINCT FROM c.org_id THEN 'FOREIGN'
                    WHEN r.teacher_id = c.teacher_id THEN 'TAUGHT'
                    WHEN r.org_id IS NULL THEN 'FOREIGN'
                    ELSE 'SAME_ORGANIZATION' END AS standing
        FROM (VALUES (?::bigint, ?::text)) AS c (org_id, teacher_id)
        JOIN classroom_ref r ON r.classroom_id = ?
        """;

    private static final String KNOWN_AS = """
        SELECT u.user_id, u.role, u.org_id, min(s.student_id) AS student_id, min(t.teacher_id) AS teacher_id
        FROM identity_ref i
        JOIN user_ref u ON u.user_id = i.user_id
        LEFT JOIN student_ref s ON s.user_id = u.user_id AND NOT s.removed
        LEFT JOIN teacher_ref t ON t.user_id = u.user_id AND NOT t.removed
        WHERE i.issuer = ? AND i.subject = ? AND u.is_active AND NOT u.removed
        GROUP BY u.user_id
        """;

    @Override
    public boolean isCurrent() {
        return Statements.query(
                        IS_CURRENT, List.of(PARTITIONS, Topics.CLASSROOM_STATE), row -> row.getBoolean("current"))
                .getFirst();
    }

    @Override
    public Optional<Duration> behind() {
        return Statements.query(BEHIND, List.of(Topics.CLASSROOM_STATE, PARTITIONS), row -> row.getDouble("seconds"))
                .stream()
                .findFirst()
                .map(seconds -> Duration.ofMillis((long) (seconds * 1_000)));
    }

    @Override
    public Map<String, Standing> learners(Collection<String> userIds, @Nullable Long orgId, @Nullable Long teacherId) {
        Map<String, Standing> standings = new HashMap<>();
        List<@Nullable Object> asked = Arrays.asList(
                orgId, text(teacherId), userIds.stream().distinct().toArray(String[]::new));
        Statements.query(LEARNERS, asked, row -> standings.put(row.getString("user_id"), standing(row)));
        return standings;
    }

    @Override
    public Standing classroom(String classroomId, @Nullable Long orgId, @Nullable Long teacherId) {
        List<@Nullable Object> asked = Arrays.asList(orgId, text(teacherId), classroomId);
        return Statements.query(CLASSROOM, asked, JdbcRosterLookUp::standing).stream()
                .findFirst()
                .orElse(Standing.UNCLAIMED);
    }

    @Override
    public List<Caller> knownAs(String issuer, String subject) {
        return Statements.query(
                KNOWN_AS,
                List.of(issuer, subject),
                row -> new Caller(
                        row.getString("user_id"),
                        List.of(row.getString("role")),
                        row.getObject("org_id", Long.class),
                        row.getObject("student_id", Long.class),
                        row.getObject("teacher_id", Long.class)));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return Standing.valueOf(row.getString("standing"));
    }

    /** A class names its teacher by the decimal text of the number. */
    private static @Nullable String text(@Nullable Long teacherId) {
        return teacherId == null ? null : teacherId.toString();
    }
}
