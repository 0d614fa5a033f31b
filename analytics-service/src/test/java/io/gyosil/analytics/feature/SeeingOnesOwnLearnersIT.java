package io.gyosil.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two organizations. In the first, teacher 11 has the class {@code eleven} with ann and ben, and teacher 12 {@code
 * twelve} with ben and cho; dan is in no class. In the second, teacher 21 has {@code two-one} with eve, who by mistake is in
 * {@code eleven}, too. No roster has fay.
 */
class SeeingOnesOwnLearnersIT {

    private static final String PATH = "/api/analytics/features/topic-daily";

    private static AnalyticsService service;

    @BeforeAll
    static void start() throws SQLException {
        // The rosters are written by hand here: nothing answers at this address.
        service = AnalyticsService.on("analytics_sight", Map.of("gyosil.kafka.bootstrap-servers", "127.0.0.1:1"));
        service.database().update("""
            INSERT INTO user_ref (user_id, org_id, role, name, is_active, version, removed)
            SELECT name, org, 'student', '학생 ' || name, true, 1, false
            FROM (VALUES ('ann', 1), ('ben', 1), ('cho', 1), ('dan', 1), ('eve', 2)) AS v (name, org);
            INSERT INTO user_ref (user_id, is_active, version, removed) VALUES ('gone', false, 2, true);
            INSERT INTO classroom_ref (classroom_id, org_id, teacher_id, co_teacher_ids, name, version, removed)
            VALUES ('eleven', 1, '11', '{}', '5학년 1반', 1, false), ('twelve', 1, '12', '{13,14}', '5학년 2반', 1, false),
                ('two-one', 2, '21', '{}', '3학년 1반', 1, false), ('closed', NULL, NULL, '{}', NULL, 2, true);
            INSERT INTO enrollment_ref (student_id, classroom_id, user_id, org_id, version, removed)
            VALUES (1, 'eleven', 'ann', 1, 1, false), (2, 'eleven', 'ben', 1, 1, false),
                (2, 'twelve', 'ben', 1, 1, false), (3, 'twelve', 'cho', 1, 1, false),
                (5, 'two-one', 'eve', 2, 1, false), (3, 'eleven', NULL, NULL, 2, true),
                (6, 'eleven', 'eve', 2, 1, false);
            INSERT INTO features_topic_daily (user_id, topic_id, date, features)
            SELECT name, topic, '2026-11-01'::date + day, '{"attempts": 1}'
            FROM unnest('{ann,ben,cho,dan,eve,fay,gone}'::text[]) AS n (name), unnest('{t-1,t-2}'::text[]) AS t (topic),
                generate_series(0, 2) AS day;
            """);
        progress("now() + interval '1 day'");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void progress(String caughtUpAt) throws SQLException {
        service.database().update("""
            INSERT INTO replica_progress (topic, partition, caught_up_at)
            SELECT 'gyosil.classroom.state', p, %s FROM generate_series(0, 11) AS p
            ON CONFLICT (topic, partition) DO UPDATE SET caught_up_at = excluded.caught_up_at
            """.formatted(caughtUpAt));
    }

    private static Http caller(String who) {
        return switch (who) {
            case "admin 1" -> service.member("admin", "a-1", 1, 0);
            case "admin 2" -> service.member("admin", "a-2", 2, 0);
            case "teacher 11" -> service.member("teacher", "t-11", 1, 11);
            case "teacher 12" -> service.member("teacher", "t-12", 1, 12);
            case "co-teacher 13" -> service.member("teacher", "t-13", 1, 13);
            case "teacher 21" -> service.member("teacher", "t-21", 2, 21);
            default -> service.member("student", who, 1, 1);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "admin 1, ann, 200",
        "admin 1, dan, 200",
        "admin 1, eve, 404",
        "admin 1, fay, 404",
        "admin 1, gone, 404",
        "admin 2, eve, 200",
        "admin 2, ann, 404",
        "teacher 11, ann, 200",
        "teacher 11, ben, 200",
        "teacher 11, cho, 403",
        "teacher 11, dan, 403",
        "teacher 11, eve, 404",
        "teacher 11, fay, 404",
        "teacher 12, ben, 200",
        "teacher 12, cho, 200",
        "teacher 12, ann, 403",
        "co-teacher 13, cho, 200",
        "co-teacher 13, ann, 403",
        "teacher 21, eve, 200",
        "teacher 21, ann, 404",
        "ann, ann, 200",
        "ann, ben, 403",
        "ann, eve, 404",
        "ann, fay, 404"
    })
    void byLearner(String who, String learner, int status) {
        Http.Answer answer = caller(who).get(PATH + "?user_id=" + learner);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/items").findValuesAsText("user_id")).containsOnly(only(status, learner));
    }

    private static String[] only(int status, String learner) {
        return status == 200 ? new String[] {learner} : new String[0];
    }

    @ParameterizedTest
    @CsvSource({
        "admin 1, eleven, 200, ann ben",
        "admin 1, twelve, 200, ben cho",
        "admin 1, two-one, 404,",
        "admin 1, closed, 404,",
        "admin 1, made-up, 404,",
        "teacher 11, eleven, 200, ann ben",
        "teacher 11, twelve, 403,",
        "teacher 11, two-one, 404,",
        "teacher 11, closed, 404,",
        "co-teacher 13, twelve, 200, ben cho",
        "co-teacher 13, eleven, 403,",
        "teacher 21, two-one, 200, eve",
        "teacher 21, eleven, 404,",
        "ann, eleven, 403,",
        "ann, two-one, 403,"
    })
    void byClass(String who, String classId, int status, @Nullable String learners) {
        Http.Answer answer = caller(who).get(PATH + "?class_id=" + classId);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/items").findValuesAsText("user_id").stream()
                        .distinct())
                .containsExactly(learners == null ? new String[0] : learners.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "admin 1, ann ben cho dan",
        "admin 2, eve",
        "teacher 11, ann ben",
        "teacher 12, ben cho",
        "teacher 21, eve",
        "ann, ann"
    })
    void withoutLearnerAndClassInWholeAndOnATopic(String who, String learners) {
        for (String query : List.of("?limit=500", "?limit=500&topic_id=t-1")) {
            assertThat(caller(who).get(PATH + query).json().at("/items").findValuesAsText("user_id").stream()
                            .distinct()
                            .sorted())
                    .containsExactly(learners.split(" "));
        }
    }

    @Test
    void aClassInATimeOnATopicComesPageByPageOnce() {
        List<String> rows = new ArrayList<>();
        String next = PATH + "?class_id=twelve&topic_id=t-2&from=2026-11-02&to=2026-11-03&limit=1";
        while (next != null) {
            Http.Answer page = caller("teacher 12").get(next);
            page.json()
                    .at("/items")
                    .forEach(item -> rows.add(item.get("date").asText() + " "
                            + item.get("user_id").asText() + " "
                            + item.get("topic_id").asText()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }

        assertThat(rows)
                .containsExactly(
                        "2026-11-03 ben t-2", "2026-11-03 cho t-2", "2026-11-02 ben t-2", "2026-11-02 cho t-2");
    }

    @Test
    void aWholeClassComesPageByPageOnce() {
        List<String> learners = new ArrayList<>();
        String next = PATH + "?class_id=twelve&limit=5";
        while (next != null) {
            Http.Answer page = caller("teacher 12").get(next);
            learners.addAll(page.json().at("/items").findValuesAsText("user_id"));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }

        assertThat(learners).isSorted().hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "teacher"})
    void staffWithoutAnOrganizationOrANumberSeesNobody(String role) {
        Http nobodys = service.anyone().as(TestTokens.signed(TestTokens.key(), claims -> claims.claim("user_id", "x-1")
                .claim("roles", List.of(role))
                .claim("org_id", null)));

        assertThat(nobodys.get(PATH + "?user_id=ann").status()).isEqualTo(404);
        assertThat(nobodys.get(PATH + "?class_id=eleven").status()).isEqualTo(404);
        assertThat(nobodys.get(PATH).json().get("items")).isEmpty();
    }

    @Test
    void aTeachersNumberIsWorthNothingInAnotherOrganizationAndInTheHandsOfAStudent() {
        Http gone = service.member("teacher", "t-11", 2, 11);
        assertThat(gone.get(PATH + "?user_id=ann").status()).isEqualTo(404);
        assertThat(gone.get(PATH + "?class_id=eleven").status()).isEqualTo(404);
        assertThat(gone.get(PATH).json().get("items")).isEmpty();
        Http student = service.anyone().as(TestTokens.signed(TestTokens.key(), claims -> claims.claim("user_id", "cho")
                .claim("roles", List.of("student"))
                .claim("teacher_id", 11)));
        assertThat(student.get(PATH + "?user_id=ann").status()).isEqualTo(403);
        assertThat(student.get(PATH + "?class_id=eleven").status()).isEqualTo(403);
    }

    @Test
    void aLearnerAndAClassTogetherAreRefused() {
        Http.Answer answer = caller("admin 1").get(PATH + "?class_id=eleven&user_id=ann");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("?class_id");
    }

    @Test
    void staffIsAskedToComeBackWhileTheReplicaIsBehindAndAStudentGetsTheirOwn() throws SQLException {
        progress("now() + interval '1 day' * (CASE WHEN p = 7 THEN 0 ELSE 1 END) - interval '61 seconds'");
        try {
            for (String who : List.of("admin 1", "teacher 11")) {
                for (String query : List.of("", "?user_id=ann", "?class_id=eleven")) {
                    Http.Answer answer = caller(who).get(PATH + query);
                    assertThat(answer.status()).as(who + query).isEqualTo(503);
                    assertThat(answer.json().get("type").asText()).isEqualTo("unavailable");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                }
            }
            assertThat(caller("ann").get(PATH).status()).isEqualTo(200);
            assertThat(caller("ann").get(PATH + "?user_id=ben").status()).isEqualTo(403);
            progress("now() - interval '30 seconds'");
            assertThat(caller("teacher 11").get(PATH).status()).isEqualTo(200);
        } finally {
            progress("now() + interval '1 day'");
        }
    }

    @Test
    void aPartitionOfWhichNothingIsKnownYetIsBehind() throws SQLException {
        service.database().update("DELETE FROM replica_progress WHERE partition = 3");
        try {
            assertThat(caller("admin 1").get(PATH).status()).isEqualTo(503);
        } finally {
            progress("now() + interval '1 day'");
        }
    }
}
