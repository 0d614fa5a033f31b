package io.gyosil.session.card.jdbc;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.card.Problem;
import io.gyosil.session.card.Problems;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcProblems implements Problems {

    private static final String COLUMNS =
            "id, org_id, class_id, question, answer, type, difficulty, grade, created_at, version";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM problems p";

    private static final String FIND = SELECT + " WHERE id = ?";

    private static final String INSERT = """
        INSERT INTO problems (id, class_id, question, answer, type, difficulty, grade, org_id, created_at)
        SELECT id::uuid, class_id, question, answer, type, difficulty, grade, ?, ?
        FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
             AS p (id, class_id, question, answer, type, difficulty, grade, n)
        ORDER BY n
        RETURNING
        """ + COLUMNS;

    private static final List<ArrayParameter<Problem.Draft>> DRAFT_COLUMNS = List.of(
            ArrayParameter.texts(draft -> UuidCreator.getTimeOrderedEpochPlus1().toString()),
            ArrayParameter.texts(Problem.Draft::classId),
            ArrayParameter.texts(draft -> draft.content().question()),
            ArrayParameter.texts(draft -> draft.content().answer()),
            ArrayParameter.texts(draft -> draft.content().type()),
            ArrayParameter.ints(draft -> draft.content().difficulty()),
            ArrayParameter.texts(draft -> draft.content().grade()));

    private static final String UPDATE = """
        UPDATE problems SET class_id = ?, question = ?, answer = ?, type = ?, difficulty = ?, grade = ?,
            version = nextval('state_version')
        WHERE id = ?
        RETURNING
        """ + COLUMNS;

    private static final String REMOVE = "DELETE FROM problems WHERE id = ?";

    private static final String CLASSES = """
        SELECT classroom_id, coalesce(teacher_id = ?::text, false) AS taught
        FROM classroom_ref
        WHERE classroom_id = ANY (?) AND org_id = ? AND NOT removed
        """;

    private static final String SHARED_OR_TAUGHT = """
        (p.class_id IS NULL OR p.class_id IN (
            SELECT r.classroom_id FROM classroom_ref r WHERE r.teacher_id = ?::text AND NOT r.removed))\
        """;

    @Override
    public Optional<Problem> find(UUID problemId) {
        return Statements.query(FIND, List.of(problemId), JdbcProblems::read).stream()
                .findFirst();
    }

    @Override
    public Optional<Problem> lock(UUID problemId) {
        return Statements.query(FIND + " FOR UPDATE", List.of(problemId), JdbcProblems::read).stream()
                .findFirst();
    }

    @Override
    public List<Problem> list(Filter filter, @Nullable UUID after, int most) {
        return new Listing(SELECT)
                .where("p.org_id = ?", filter.orgId())
                .where(SHARED_OR_TAUGHT, filter.teacherId())
                .where("p.class_id = ?", filter.classId())
                .where("(p.class_id IS NULL) = ?", filter.shared())
                .where("p.grade = ?", filter.grade())
                .where("p.difficulty = ?", filter.difficulty())
                .where("p.type = ?", filter.type())
                .where("p.id > ?", after)
                .rows("p.id", 0, most, JdbcProblems::read);
    }

    @Override
    public List<Problem> insert(long orgId, List<Problem.Draft> drafts, Instant at) {
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(orgId, at.atOffset(ZoneOffset.UTC)));
        parameters.addAll(ArrayParameter.arrays(DRAFT_COLUMNS, drafts));
        return Statements.query(INSERT, parameters, JdbcProblems::read);
    }

    @Override
    public Problem update(UUID problemId, Problem.Draft draft) {
        Problem.Content content = draft.content();
        return Statements.query(
                        UPDATE,
                        Arrays.asList(
                                draft.classId(),
                                content.question(),
                                content.answer(),
                                content.type(),
                                content.difficulty(),
                                content.grade(),
                                problemId),
                        JdbcProblems::read)
                .getFirst();
    }

    @Override
    public void remove(UUID problemId) {
        Statements.later(REMOVE, List.of(problemId));
    }

    @Override
    public Map<String, Boolean> classes(Collection<String> classIds, long orgId, @Nullable Long teacherId) {
        Map<String, Boolean> classes = new HashMap<>();
        if (!classIds.isEmpty()) {
            String teacher = teacherId == null ? null : teacherId.toString();
            Statements.query(
                    CLASSES,
                    Arrays.asList(teacher, classIds.toArray(String[]::new), orgId),
                    row -> classes.put(row.getString("classroom_id"), row.getBoolean("taught")));
        }
        return classes;
    }

    private static Problem read(ResultSet row) throws SQLException {
        return new Problem(
                row.getObject("id", UUID.class),
                row.getLong("org_id"),
                row.getString("class_id"),
                new Problem.Content(
                        row.getString("question"),
                        row.getString("answer"),
                        row.getString("type"),
                        row.getInt("difficulty"),
                        row.getString("grade")),
                Cells.time(row, "created_at"),
                row.getLong("version"));
    }
}
