package io.gyosil.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two organizations. In the first, teacher 11 has the class {@code eleven} with ann and ben, and cho is in no class of
 * theirs. In the second, teacher 21 has {@code two-one} with eve. No organization names fay.
 */
@Property(name = "gyosil.kafka.bootstrap-servers", value = "127.0.0.1:1")
@Property(name = "gyosil.outbox.relay", value = "false")
@Property(name = "gyosil.access.unclaimed-learners", value = "false")
@ServiceTest
class SeeingOnesOwnLearnersIT {

    private static final String QUESTIONS = "/study/questions";

    @Inject
    private StudyService service;

    @BeforeAll
    void start() throws SQLException {
        service.database().update("""
            INSERT INTO user_ref (user_id, org_id, role, name, is_active, version, removed)
            SELECT name, org, 'student', '학생 ' || name, true, 1, false
            FROM (VALUES ('ann', 1), ('ben', 1), ('cho', 1), ('eve', 2)) AS v (name, org);
            INSERT INTO classroom_ref (classroom_id, org_id, teacher_id, name, version, removed)
            VALUES ('eleven', 1, '11', '5학년 1반', 1, false), ('two-one', 2, '21', '3학년 1반', 1, false);
            INSERT INTO enrollment_ref (student_id, classroom_id, user_id, org_id, version, removed)
            VALUES (1, 'eleven', 'ann', 1, 1, false), (2, 'eleven', 'ben', 1, 1, false),
                (5, 'two-one', 'eve', 2, 1, false);
            """);
        progress("now() + interval '1 day'");
        for (String learner : List.of("ann", "cho", "eve")) {
            Http admin = service.member("admin", "a-1", learner.equals("eve") ? 2 : 1, 0);
            assertThat(admin.put(QUESTIONS, publishing(learner)).status()).isEqualTo(200);
            School.Upload upload =
                    School.upload("u-" + learner).answer("q-" + learner + "-0", 'c', "2026-11-02T00:00:00Z");
            assertThat(service.viewer().post(School.INGEST, upload.json()).status())
                    .isEqualTo(201);
        }
    }

    private void progress(String caughtUpAt) throws SQLException {
        service.database().update("""
            INSERT INTO replica_progress (topic, partition, caught_up_at)
            SELECT 'gyosil.classroom.state', p, %s FROM generate_series(0, 11) AS p
            ON CONFLICT (topic, partition) DO UPDATE SET caught_up_at = excluded.caught_up_at
            """.formatted(caughtUpAt));
    }

    private Http caller(String who) {
        return switch (who) {
            case "admin 1" -> service.member("admin", "a-1", 1, 0);
            case "admin 2" -> service.member("admin", "a-2", 2, 0);
            case "teacher 11" -> service.member("teacher", "t-11", 1, 11);
            case "teacher 21" -> service.member("teacher", "t-21", 2, 21);
            case "viewer" -> service.viewer();
            default -> service.member("student", who, 1, 1);
        };
    }

    /** A question for each learner. */
    private static String publishing(String... learners) {
        return IntStream.range(0, learners.length)
                .mapToObj(i -> """
                    {"pub_id": "q-%s-%d", "user_id": "%s", "topic_id": "t", "topic_name": "확률", "content": "동전을 던지면?",
                     "choices": ["앞", "뒤", "옆"], "key": 2}
                    """.formatted(learners[i], i, learners[i]))
                .collect(Collectors.joining(",", "{\"questions\": [", "]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "admin 1, ann, 200",
        "admin 1, cho, 200",
        "admin 1, eve, 404",
        "admin 1, fay, 404",
        "admin 2, eve, 200",
        "admin 2, ann, 404",
        "teacher 11, ann, 200",
        "teacher 11, cho, 403",
        "teacher 11, eve, 404",
        "teacher 11, fay, 404",
        "teacher 21, eve, 200",
        "teacher 21, ann, 404",
        "ann, ann, 200",
        "ann, cho, 403",
        "ann, eve, 404",
        "viewer, ann, 200",
        "viewer, eve, 200"
    })
    void progressAndSessionsAndQuestionsAreOfOnesOwnLearnersAlone(String who, String learner, int status)
            throws SQLException {
        assertThat(caller(who).get("/study/users/" + learner + "/progress").status())
                .isEqualTo(status);
        boolean mayFetch = !who.equals("ann");
        assertThat(caller(who).get(QUESTIONS + "?user_id=" + learner).status()).isEqualTo(mayFetch ? status : 403);
        for (String session : service.database().column("""
            SELECT s.session_id FROM study_quiz_sessions s JOIN study_users u ON u.id = s.user_id
            WHERE u.user_id = '%s'
            """.formatted(learner))) {
            Http.Answer answer = caller(who).get("/study/sessions/" + session);
            assertThat(answer.status()).isEqualTo(status);
            if (status == 404) {
                assertThat(answer.json().get("detail"))
                        .as("as for one that is not there")
                        .isEqualTo(caller(who)
                                .get("/study/sessions/made-up")
                                .json()
                                .get("detail"));
            }
        }
    }

    @Test
    void aTeacherPublishesForTheirOwnStudentsAndAnAdminForTheOrganization() {
        assertThat(caller("teacher 11").put(QUESTIONS, publishing("ann", "ben")).status())
                .isEqualTo(200);
        assertThat(caller("admin 1")
                        .put(QUESTIONS, publishing("ann", "ben", "cho"))
                        .status())
                .isEqualTo(200);
        assertThat(caller("viewer").put(QUESTIONS, publishing("ann")).status()).isEqualTo(403);
        assertThat(caller("ann").put(QUESTIONS, publishing("ann")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        teacher 11 | ben cho ann | 403 | forbidden | /questions/1/user_id
        teacher 11 | eve ben ann | 404 | not-found | /questions/0/user_id
        teacher 11 | ben ann fay | 404 | not-found | /questions/2/user_id
        teacher 11 | ben eve cho | 403 | forbidden | /questions/2/user_id
        admin 1    | ben eve fay | 404 | not-found | /questions/1/user_id /questions/2/user_id
        """)
    void aBatchForSomebodyElsesLearnerIsRefusedByNameAndNothingOfItIsWritten(
            String who, String learners, int status, String type, String pointers) throws SQLException {
        String rows = "SELECT (SELECT count(*) FROM study_questions) + (SELECT count(*) FROM study_users)";
        List<String> before = service.database().column(rows);
        String body = publishing(learners.split(" ")).replace("q-", "refused-");

        Http.Answer answer = caller(who).put(QUESTIONS, body);

        assertThat(answer.status()).isEqualTo(status);
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asText()).isEqualTo(type);
        assertThat(problem.get("errors").findValuesAsText("pointer")).containsExactly(pointers.split(" "));
        assertThat(service.database().column(rows)).isEqualTo(before);
    }

    @Test
    void aLargeBatchAsksOnceForAllItsLearners() throws SQLException {
        service.database().update("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
        service.database().update("""
            INSERT INTO user_ref (user_id, org_id, role, is_active, version, removed)
            SELECT 'many-' || n, 3, 'student', true, 1, false FROM generate_series(1, 1000) AS n
            """);
        String[] many =
                IntStream.rangeClosed(1, 1_000).mapToObj(n -> "many-" + n).toArray(String[]::new);
        service.database().column("SELECT public.pg_stat_statements_reset()");

        assertThat(service.member("admin", "a-3", 3, 0)
                        .put(QUESTIONS, publishing(many))
                        .status())
                .isEqualTo(200);

        assertThat(service.database().column("""
            SELECT calls FROM public.pg_stat_statements
            WHERE userid = '%s_web'::regrole AND query LIKE '%%user_ref%%'
              -- The service looks by itself who may act no more.
              AND query NOT LIKE '%%activity_changed_at%%'
            """.formatted(service.schema()))).containsExactly("1");
    }

    @Test
    void staffIsAskedToComeBackWhileTheReplicaIsBehindAndViewersAndStudentsGoOn() throws SQLException {
        progress("now() - interval '61 seconds'");
        try {
            assertThat(caller("teacher 11").put(QUESTIONS, publishing("ann")).status())
                    .isEqualTo(503);
            assertThat(caller("admin 1").get("/study/users/ann/progress").status())
                    .isEqualTo(503);
            assertThat(caller("ann").get("/study/users/ann/progress").status()).isEqualTo(200);
            assertThat(caller("viewer").get(QUESTIONS + "?user_id=ann").status())
                    .isEqualTo(200);
            School.Upload upload = School.upload("u-behind").answer("q-ann-0", 'c', "2026-11-03T00:00:00Z");
            assertThat(caller("viewer").post(School.INGEST, upload.json()).status())
                    .isEqualTo(201);
            Gauge behind = service.bean(MeterRegistry.class)
                    .get("gyosil.roster.behind")
                    .gauge();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(behind.value()).isGreaterThanOrEqualTo(61.0));
        } finally {
            progress("now() + interval '1 day'");
        }
    }
}
