package io.gyosil.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.ProductStatement;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planner's own word that the service's own statements go by index on tables of a school's size. */
@ServiceTest
class LookUpIndexesIT {

    private static final Map<String, String> NEXT_PAGE =
            Map.of("afterUser", "'u-7'", "afterTopic", "'t-7'", "afterDate", "'2026-09-01'");

    private static final Map<String, String> A_WEEK_ON_A_TOPIC =
            Map.of("topicId", "'t-7'", "from", "'2026-08-25'", "to", "'2026-09-01'");

    @Inject
    private AnalyticsService service;

    @BeforeAll
    void fill() throws SQLException {
        service.database().update("""
            INSERT INTO features_topic_daily (user_id, topic_id, date, features)
            SELECT 'u-' || u, 't-' || t, '2026-06-01'::date + d, '{}'
            FROM generate_series(1, 200) AS u, generate_series(1, 10) AS t, generate_series(0, 99) AS d;
            INSERT INTO attempt_fact
            SELECT 's-' || u || '-' || d, p, '2010-06-01'::timestamptz + d * interval '1 day', 'u-' || u, 't-' || d % 10,
                '2010-06-01'::date + d, 'i-' || p, 'correct', 1, 'study', 'o', 1, u % 4
            FROM generate_series(1, 200) AS u, generate_series(0, 99) AS d, generate_series(0, 4) AS p;
            INSERT INTO user_ref
            SELECT 'u-' || u, u % 4, 'student', '학생 ' || u, true, 1, false FROM generate_series(1, 200) AS u;
            INSERT INTO classroom_ref
            SELECT 'c-' || c, c % 4, (c % 20)::text, '반 ' || c, '5', 'math', 1, false FROM generate_series(1, 80) AS c;
            INSERT INTO enrollment_ref
            SELECT u, 'c-' || c, 'u-' || u, u % 4, 1, false
            FROM generate_series(1, 200) AS u, generate_series(1, 80) AS c WHERE u % 40 = c % 40;
            -- And a city of other schools.
            INSERT INTO user_ref
            SELECT 'o-' || u, 10 + u % 100, 'student', '학생 ' || u, true, 1, false FROM generate_series(1, 10000) AS u;
            INSERT INTO classroom_ref
            SELECT 'o-' || c, 10 + c % 100, (1000 + c % 300)::text, '반 ' || c, '5', 'math', 1, false
            FROM generate_series(1, 3000) AS c;
            INSERT INTO enrollment_ref
            SELECT 1000 + u, 'o-' || 1 + (u * 7 + c) % 3000, 'o-' || u, 10 + u % 100, 1, false
            FROM generate_series(1, 10000) AS u, generate_series(0, 2) AS c;
            INSERT INTO identity_ref SELECT 'https://id.example.org', 's-' || user_id, user_id FROM user_ref;
            INSERT INTO student_ref SELECT u, 'o-' || u, 10, 1, false FROM generate_series(1, 10000) AS u;
            INSERT INTO teacher_ref SELECT u, 't-' || u, 10, 1, false FROM generate_series(1, 10000) AS u;
            ANALYZE features_topic_daily, attempt_fact, user_ref, classroom_ref, enrollment_ref, identity_ref,
                student_ref, teacher_ref;
            """);
    }

    @Test
    void oneLearnerNewestFirst() throws SQLException {
        assertThat(plan("ofLearner", Map.of()))
                .contains("ix_features_topic_daily_user_date")
                .doesNotContain("Seq Scan");
    }

    @Test
    void aClassLearnerByLearnerAndTheNextPage() throws SQLException {
        assertGoesByIndex(plan("ofClass", Map.of()), "ix_enrollment_ref_classroom");
        assertGoesByIndex(plan("ofClass", NEXT_PAGE), "ix_enrollment_ref_classroom");
    }

    @Test
    void aClassOnATopicInATimeNewestFirstAndTheNextPage() throws SQLException {
        assertGoesByIndex(plan("ofClassOnTopic", A_WEEK_ON_A_TOPIC), "ix_enrollment_ref_classroom");
        assertGoesByIndex(plan("ofClassOnTopic", both(A_WEEK_ON_A_TOPIC, NEXT_PAGE)), "ix_enrollment_ref_classroom");
    }

    @Test
    void aTeachersStudentsOnATopicInATimeAndTheNextPage() throws SQLException {
        assertGoesByIndex(plan("ofTeacherOnTopic", A_WEEK_ON_A_TOPIC), "_topic_daily");
        assertGoesByIndex(plan("ofTeacherOnTopic", both(A_WEEK_ON_A_TOPIC, NEXT_PAGE)), "_topic_daily");
        assertGoesByIndex(plan("ofTeacher", Map.of()), "_topic_daily");
    }

    @Test
    void anOrganizationOnATopicInATimeAndEverybodyPageByPage() throws SQLException {
        assertGoesByIndex(plan("ofOrganizationOnTopic", A_WEEK_ON_A_TOPIC), "ix_user_ref_org");
        assertGoesByIndex(plan("ofOrganizationOnTopic", both(A_WEEK_ON_A_TOPIC, NEXT_PAGE)), "ix_user_ref_org");
        assertGoesByIndex(plan("ofOrganization", NEXT_PAGE), "pk_features_topic_daily");
    }

    private void assertGoesByIndex(String plan, String index) {
        assertThat(plan).contains(index).doesNotContain("Seq Scan on features", "Seq Scan on enrollment");
    }

    @Test
    void aDaysFactsAreFoundByIndexAndOtherMonthsPassedOver() throws SQLException {
        String plan = explain(
                ProductStatement.of(FactRepository.class, "recompute")
                        .with(Map.of(
                                "users", "'{u-7}'::text[]", "topics", "'{t-7}'::text[]", "dates", "'{2010-07-08}'")),
                "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ");

        assertThat(plan)
                .contains("attempt_fact_default_user_id_topic_id_date_idx")
                .contains("never executed");
        assertThat(plan).doesNotContain("Seq Scan on attempt_fact_default");
    }

    @Test
    void theNextDaysOfAnOrganizationAreFoundByIndex() throws SQLException {
        String plan = explain(
                ProductStatement.of(FactRepository.class, "ofNextDays")
                        .with(both(NEXT_PAGE, Map.of("orgId", "3", "learners", "50", "days", "100"))),
                "EXPLAIN ");

        assertThat(plan)
                .contains("attempt_fact_default_org_id_user_id_idx", "attempt_fact_default_user_id_topic_id_date_idx")
                .doesNotContain("Seq Scan on attempt_fact_default");
    }

    @Test
    void theNextLearnersOfARebuildAreFoundByIndex() throws SQLException {
        for (String query : List.of("next", "nextOf")) {
            String plan = explain(
                    ProductStatement.of("io.gyosil.analytics.rebuild.RebuildRepository." + query)
                            .with(Map.of("orgId", "3", "after", "'u-7'", "learners", "2")),
                    "EXPLAIN ");

            assertThat(plan)
                    .contains("attempt_fact_default_user_id_topic_id_date_idx", "features_topic_daily")
                    .doesNotContain("Seq Scan on attempt_fact_default", "Seq Scan on features", "Seq Scan on user_ref");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ix_user_ref_org             | SELECT user_id FROM user_ref WHERE org_id = 17 AND NOT removed
        ix_identity_ref_user        | DELETE FROM identity_ref WHERE user_id = ANY ('{o-7,o-8}')
        pk_identity_ref             | SELECT user_id FROM identity_ref WHERE issuer = 'https://id.example.org' AND subject = 's-o-7'
        ix_student_ref_user         | SELECT student_id FROM student_ref WHERE user_id = 'o-7' AND NOT removed
        ix_teacher_ref_user         | SELECT teacher_id FROM teacher_ref WHERE user_id = 't-7' AND NOT removed
        ix_classroom_ref_teachers   | SELECT classroom_id FROM classroom_ref WHERE teacher_ids @> ARRAY['1007'] AND NOT removed
        ix_enrollment_ref_classroom | SELECT user_id FROM enrollment_ref WHERE classroom_id = 'o-7' AND NOT removed
        ix_enrollment_ref_user      | SELECT FROM enrollment_ref e JOIN classroom_ref r ON r.classroom_id = e.classroom_id WHERE e.user_id = 'o-7' AND NOT e.removed AND r.teacher_ids @> ARRAY['1007'] AND NOT r.removed
        """)
    void theRostersAreLookedUpByIndex(String index, String query) throws SQLException {
        assertThat(explain(query, "EXPLAIN ")).contains(index).doesNotContain("Seq Scan");
    }

    private Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private String plan(String query, Map<String, String> filters) throws SQLException {
        Map<String, String> whom = Map.of(
                "userId",
                "'u-7'",
                "classId",
                "'c-7'",
                "orgId",
                "3",
                "teacherId",
                "'7'",
                "unclaimed",
                "false",
                "limit",
                "51");
        return explain(ProductStatement.of(FeatureRepository.class, query).with(both(whom, filters)), "EXPLAIN ");
    }

    private String explain(String sql, String how) throws SQLException {
        return String.join("\n", service.database().column(how + sql));
    }
}
