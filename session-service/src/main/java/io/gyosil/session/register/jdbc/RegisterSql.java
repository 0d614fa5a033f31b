package io.gyosil.session.register.jdbc;

import io.gyosil.session.register.RegisterFilter;
import io.gyosil.session.register.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of the register's list. Who may see sessions by two reasons gets those of each and then the newest of both:
 * with an OR between them neither could go by its index.
 */
final class RegisterSql {

    private static final String OF_ORGANIZATION_BY_USER = """
        s.user_id IN (SELECT u.user_id FROM user_ref u WHERE u.org_id = ?::bigint AND NOT u.removed)\
        """;
    private static final String OF_ORGANIZATION_BY_CLASS = """
        s.classroom_id IN (SELECT r.classroom_id FROM classroom_ref r WHERE r.org_id = ?::bigint AND NOT r.removed)\
        """;
    private static final String OF_STUDENTS = """
        s.user_id IN (
            SELECT e.user_id
            FROM classroom_ref r
            JOIN enrollment_ref e ON e.classroom_id = r.classroom_id AND NOT e.removed
            JOIN user_ref u ON u.user_id = e.user_id AND u.org_id = ?::bigint AND NOT u.removed
            WHERE r.teacher_id = ? AND NOT r.removed AND coalesce(r.org_id, u.org_id) = u.org_id)\
        """;
    private static final String OF_CLASSES = """
        s.classroom_id IN (
            SELECT r.classroom_id FROM classroom_ref r
            WHERE r.org_id = ?::bigint AND r.teacher_id = ? AND NOT r.removed)\
        """;

    private static final String NEWEST_FIRST = "ORDER BY started_at DESC, session_id DESC\nLIMIT ?";

    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final String sql;

    private record Reason(String condition, List<? extends @Nullable Object> values) {}

    RegisterSql(RegisterFilter filter, RegisterFilter.@Nullable Place after, int most) {
        List<Reason> reasons = reasons(filter.scope());
        if (reasons.size() == 1) {
            this.sql = selected(reasons.getFirst(), filter, after, most);
            return;
        }
        this.sql = reasons.stream()
                        .map(reason -> "(" + selected(reason, filter, after, most) + ")")
                        .collect(Collectors.joining("\nUNION\n"))
                + "\n" + NEWEST_FIRST;
        parameters.add(most);
    }

    String sql() {
        return sql;
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    private static List<Reason> reasons(Scope scope) {
        return switch (scope) {
            case Scope.OfUser(String userId) -> List.of(new Reason("s.user_id = ?", List.of(userId)));
            case Scope.OfClass(String classroomId) -> List.of(new Reason("s.classroom_id = ?", List.of(classroomId)));
            case Scope.OfOrganization(Long orgId) ->
                List.of(
                        new Reason(OF_ORGANIZATION_BY_USER, Arrays.asList(orgId)),
                        new Reason(OF_ORGANIZATION_BY_CLASS, Arrays.asList(orgId)));
            case Scope.OfTeacher(String userId, String teacherId, Long orgId) ->
                List.of(
                        new Reason("s.user_id = ?", List.of(userId)),
                        new Reason(OF_STUDENTS, Arrays.asList(orgId, teacherId)),
                        new Reason(OF_CLASSES, Arrays.asList(orgId, teacherId)));
        };
    }

    private String selected(Reason reason, RegisterFilter filter, RegisterFilter.@Nullable Place after, int most) {
        StringBuilder part =
                new StringBuilder(JdbcSessions.SELECT).append(" s\nWHERE ").append(reason.condition());
        parameters.addAll(reason.values());
        and(part, "s.user_id = ?", filter.scope() instanceof Scope.OfUser ? null : filter.userId());
        and(part, "s.classroom_id = ?", filter.scope() instanceof Scope.OfClass ? null : filter.classroomId());
        and(part, "s.session_type = ?", filter.sessionType());
        and(part, "s.started_at >= ?", at(filter.from()));
        and(part, "s.started_at < ?", at(filter.to()));
        if (after != null) {
            and(part, "(s.started_at, s.session_id) < (?", at(after.startedAt()));
            part.append(", ?)");
            parameters.add(after.sessionId());
        }
        parameters.add(most);
        return part.append("\n").append(NEWEST_FIRST).toString();
    }

    private void and(StringBuilder part, String condition, @Nullable Object value) {
        if (value != null) {
            part.append("\n  AND ").append(condition);
            parameters.add(value);
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
