package io.gyosil.session.live.card;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exercises that are kept, in the table {@code problems}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExerciseRepository extends GenericRepository<ExerciseRepository.Row, UUID> {

    String COLUMNS = """
        id AS problem_id, org_id, class_id, question, answer, type, difficulty, grade, created_at, version
        """;

    String FIND = "SELECT " + COLUMNS + "FROM problems WHERE id = :problemId";

    String LIST = "SELECT " + COLUMNS + """
        FROM problems p
        WHERE p.org_id = :orgId
          AND (cast(:teacherId AS text) IS NULL OR p.class_id IS NULL OR p.class_id IN (
              SELECT r.classroom_id FROM classroom_ref r WHERE r.teacher_ids @> ARRAY[cast(:teacherId AS text)] AND NOT r.removed))
          AND (cast(:classId AS text) IS NULL OR p.class_id = :classId)
          AND (cast(:shared AS boolean) IS NULL OR (p.class_id IS NULL) = :shared)
          AND (cast(:grade AS text) IS NULL OR p.grade = :grade)
          AND (cast(:difficulty AS integer) IS NULL OR p.difficulty = :difficulty)
          AND (cast(:type AS text) IS NULL OR p.type = :type)
          AND (cast(:after AS uuid) IS NULL OR p.id > cast(:after AS uuid))
        ORDER BY p.id
        LIMIT :limit
        """;

    String INSERT = """
        INSERT INTO problems (id, class_id, question, answer, type, difficulty, grade, org_id, created_at)
        SELECT cast(id AS uuid), class_id, question, answer, type, difficulty, grade, :orgId, :createdAt
        FROM unnest(:ids, :classIds, :questions, :answers, :types, :difficulties, :grades) WITH ORDINALITY
             AS p (id, class_id, question, answer, type, difficulty, grade, n)
        ORDER BY n
        RETURNING
        """ + COLUMNS;

    String UPDATE = """
        UPDATE problems SET class_id = :classId, question = :question, answer = :answer, type = :type,
            difficulty = :difficulty, grade = :grade, version = nextval('state_version')
        WHERE id = :problemId
        RETURNING
        """ + COLUMNS;

    /** A row of exercises; {@link Exercise} says what is in it. */
    @MappedEntity("problems")
    record Row(
            @Id UUID problemId,
            long orgId,
            @Nullable String classId,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade,
            Instant createdAt,
            long version) {

        Exercise exercise() {
            return new Exercise(
                    problemId,
                    orgId,
                    classId,
                    new Exercise.Content(question, answer, type, difficulty, grade),
                    createdAt,
                    version);
        }
    }

    /**
     * A class of an organization.
     *
     * @param taught whether the teacher teaches it who was asked for
     */
    @Introspected
    record SchoolClass(String classroomId, boolean taught) {}

    @Query(FIND)
    Optional<Row> find(UUID problemId);

    /** Like {@link #find}; nobody else changes it until the transaction ends. */
    @Transactional(propagation = MANDATORY)
    @Query(FIND + " FOR UPDATE")
    Optional<Row> lock(UUID problemId);

    /**
     * An organization's exercises in the order in which they were made, after one of them when it is not null.
     *
     * @param teacherId shared ones and those of this teacher's classes; null for all
     * @param classId of one class; null for all, as the others
     * @param shared whether they must be for all classes, or of one
     */
    @Query(LIST)
    List<Row> list(
            long orgId,
            @Nullable String teacherId,
            @Nullable String classId,
            @Nullable Boolean shared,
            @Nullable String grade,
            @Nullable Integer difficulty,
            @Nullable String type,
            @Nullable UUID after,
            int limit);

    /** Makes them all at once. */
    @Transactional(propagation = MANDATORY)
    @Query(INSERT)
    List<Row> insert(
            long orgId,
            Instant createdAt,
            @TypeDef(type = DataType.STRING_ARRAY) String[] ids,
            @TypeDef(type = DataType.STRING_ARRAY) String[] classIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] questions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] answers,
            @TypeDef(type = DataType.STRING_ARRAY) String[] types,
            int[] difficulties,
            @TypeDef(type = DataType.STRING_ARRAY) String[] grades);

    /** Replaces what is said of one that is locked: that one, alone. */
    @Transactional(propagation = MANDATORY)
    @Query(UPDATE)
    List<Row> update(
            UUID problemId,
            @Nullable String classId,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade);

    @Transactional(propagation = MANDATORY)
    @Query("DELETE FROM problems WHERE id = :problemId")
    void remove(UUID problemId);

    /** Which of these classes the organization has, and whether that teacher teaches it. */
    @Query("""
        SELECT classroom_id, teacher_ids @> ARRAY[cast(:teacherId AS text)] AS taught
        FROM classroom_ref
        WHERE classroom_id = ANY (:classIds) AND org_id = :orgId AND NOT removed
        """)
    List<SchoolClass> classes(
            @TypeDef(type = DataType.STRING_ARRAY) String[] classIds, long orgId, @Nullable String teacherId);
}
