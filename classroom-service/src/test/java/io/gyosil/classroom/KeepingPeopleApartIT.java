package io.gyosil.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.data.OnBehalf;
import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.testing.Http;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Row-level security: what the database itself shows to whom. */
class KeepingPeopleApartIT {

    private static final List<String> GUARDED =
            List.of("users", "teachers", "students", "student_classroom", "interest_goal");
    private static final String CANARY = "카나리아";

    private static ClassroomService service;
    private static TwoSchools schools;

    @BeforeAll
    static void start() throws SQLException {
        service = ClassroomService.on("classroom_apart");
        schools = TwoSchools.in(service);
        Http canary = service.as(schools.second().admin());
        canary.put(
                "/api/interest-goals/" + schools.second().student().userId() + "/" + CANARY, "{\"interest_level\": 1}");
        // Everything of the second school sings when it is seen.
        String org = " WHERE org_id = " + schools.second().org();
        service.database()
                .update("UPDATE users SET name = '" + CANARY + "', email = '" + CANARY + "' || id || '@x'" + org);
        service.database().update("UPDATE teachers SET subject = '" + CANARY + "'" + org);
        service.database().update("UPDATE students SET grade = '" + CANARY + "'" + org);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void withoutItsSettingsAQuerySeesNothingOnAReusedConnectionEither() {
        Caller admin = new Caller("1", List.of("admin"), schools.first().org(), null, null);
        for (int i = 0; i < 40; i++) {
            assertThat(OnBehalf.as(admin, () -> count("users"))).isPositive();
            for (String table : GUARDED) {
                assertThat(count(table)).as(table).isZero();
            }
        }
    }

    private static long count(String table) {
        return ask("SELECT count(*) FROM " + table, row -> row.getLong(1)).getFirst();
    }

    /** Asks in a transaction of the role that answers requests. */
    @SuppressWarnings("unchecked")
    private static <T> List<T> ask(String query, StatementPipeline.Row<T> row) {
        TransactionOperations<Connection> web = service.bean(TransactionOperations.class, "web");
        StatementPipeline statements = service.bean(StatementPipeline.class);
        return web.execute(TransactionDefinition.DEFAULT, status -> statements.query(query, List.of(), row));
    }

    /** Any query at all, on behalf of anybody of the first school: none shows a row of the second. */
    @Test
    void randomQueriesOfOneSchoolNeverShowTheOther() throws Exception {
        askForTheOther(4_000);
    }

    @Test
    @Tag("full")
    void norDoFiftyTimesAsMany() throws Exception {
        askForTheOther(200_000);
    }

    private static void askForTheOther(int queries) throws Exception {
        TwoSchools.School one = schools.first();
        List<Caller> callers = List.of(
                new Caller("1", List.of("admin", "operator"), one.org(), null, null),
                new Caller(
                        text(one.teacher().userId()),
                        List.of("teacher"),
                        one.org(),
                        null,
                        one.teacher().id()),
                new Caller(
                        text(one.student().userId()),
                        List.of("student"),
                        one.org(),
                        one.student().id(),
                        null),
                // Claims of the other school's ids, with an organization that is not theirs.
                new Caller(
                        text(schools.second().teacher().userId()),
                        List.of("teacher"),
                        one.org(),
                        schools.second().student().id(),
                        schools.second().teacher().id()));
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Long>> runs = IntStream.range(0, 6)
                    .mapToObj(n -> threads.submit(() -> leaks(callers, new Random(n), queries / 6 + 1)))
                    .toList();
            long rows = 0;
            for (Future<Long> run : runs) {
                rows += run.get();
            }
            System.out.printf(
                    "%,d queries, %,d rows, none leaked; %,d ms%n",
                    queries, rows, (System.nanoTime() - begin) / 1_000_000);
            assertThat(rows).as("rows of their own").isGreaterThan(queries);
        }
    }

    private static long leaks(List<Caller> callers, Random random, int queries) {
        long rows = 0;
        for (int i = 0; i < queries; i++) {
            Caller caller = callers.get(random.nextInt(callers.size()));
            String query = query(random);
            List<String> seen = OnBehalf.as(caller, () -> ask(query, row -> row.getString(1)));
            assertThat(seen).as(query).noneMatch(row -> row.contains(CANARY));
            rows += seen.size();
        }
        return rows;
    }

    /** With conditions, joins, unions, aggregates and subqueries as they come. */
    private static String query(Random random) {
        String table = GUARDED.get(random.nextInt(GUARDED.size()));
        String columns = table.equals("users") ? "row(t.id, t.org_id, t.email, t.name)::text" : "t::text";
        String condition =
                switch (random.nextInt(6)) {
                    case 0 -> "true";
                    case 1 -> "t.org_id = " + schools.second().org();
                    case 2 -> "t.org_id <> 0 OR t.org_id IS NULL";
                    case 3 -> "t.version > " + random.nextInt(50);
                    case 4 -> "EXISTS (SELECT FROM students s WHERE s.org_id = t.org_id)";
                    default -> "t.org_id IN (SELECT org_id FROM classroom)";
                };
        String simple = "SELECT " + columns + " FROM " + table + " t WHERE " + condition;
        return switch (random.nextInt(4)) {
            case 0 -> simple;
            case 1 -> "SELECT string_agg(x, ' ') FROM (" + simple + ") AS q (x) HAVING count(*) > 0";
            case 2 ->
                simple + " UNION ALL SELECT s::text FROM students s JOIN student_classroom e ON e.student_id = s.id";
            default ->
                "SELECT row(u.name, c.name)::text FROM users u JOIN students s ON s.user_id = u.id LEFT JOIN"
                        + " student_classroom e ON e.student_id = s.id LEFT JOIN classroom c ON c.classroom_id ="
                        + " e.class_id";
        };
    }

    @Test
    void aTeacherWritesNothingAndAnAdminNothingElsewhere() {
        TwoSchools.School one = schools.first();
        Caller teacher = new Caller(
                text(one.teacher().userId()),
                List.of("teacher"),
                one.org(),
                null,
                one.teacher().id());
        Caller admin = new Caller("1", List.of("admin"), one.org(), null, null);
        String update = "UPDATE students SET grade = 'x' %s RETURNING id";

        assertThat(OnBehalf.as(teacher, () -> ask(update.formatted(""), row -> 1)))
                .isEmpty();
        String elsewhere = update.formatted("WHERE org_id = " + schools.second().org());
        assertThat(OnBehalf.as(admin, () -> ask(elsewhere, row -> 1))).isEmpty();
        assertThat(OnBehalf.as(admin, () -> ask(update.formatted(""), row -> 1)))
                .hasSize(4);
    }

    private static String text(long id) {
        return Long.toString(id);
    }
}
