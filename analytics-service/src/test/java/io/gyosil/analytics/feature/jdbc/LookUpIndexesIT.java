package io.gyosil.analytics.feature.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.analytics.feature.FeatureFilter;
import io.gyosil.analytics.feature.FeatureKey;
import io.gyosil.analytics.feature.Learners;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planner's own word that the service's own statements go by index on tables of a school's size. */
class LookUpIndexesIT {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private static AnalyticsService service;

    @BeforeAll
    static void fill() throws SQLException {
        service = AnalyticsService.on("analytics_indexes");
        service.database().update("""
            INSERT INTO features_topic_daily (user_id, topic_id, date, features)
            SELECT 'u-' || u, 't-' || t, '2026-06-01'::date + d, '{}'
            FROM generate_series(1, 200) AS u, generate_series(1, 10) AS t, generate_series(0, 99) AS d;
            INSERT INTO attempt_fact
            SELECT 's-' || u || '-' || d, p, '2010-06-01'::timestamptz + d * interval '1 day', 'u-' || u, 't-' || d % 10,
                '2010-06-01'::date + d, 'i-' || p, 'correct', 1, 'study', 'o', 1
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

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void oneLearnerNewestFirst() throws SQLException {
        assertThat(plan(new FeatureFilter(new Learners.One("u-7"), null, null, null), null))
                .contains("ix_features_topic_daily_user_date")
                .doesNotContain("Seq Scan");
    }

    @Test
    void aClassLearnerByLearnerAndTheNextPage() throws SQLException {
        FeatureFilter filter = new FeatureFilter(new Learners.OfClass("c-7", 3L), null, null, null);

        assertGoesByIndex(plan(filter, null), "ix_enrollment_ref_classroom");
        assertGoesByIndex(plan(filter, new FeatureKey("u-7", "t-7", DAY)), "ix_enrollment_ref_classroom");
    }

    @Test
    void aClassOnATopicInATimeNewestFirstAndTheNextPage() throws SQLException {
        FeatureFilter filter = new FeatureFilter(new Learners.OfClass("c-7", 3L), "t-7", DAY.minusDays(7), DAY);

        assertGoesByIndex(plan(filter, null), "ix_enrollment_ref_classroom");
        assertGoesByIndex(plan(filter, new FeatureKey("u-7", "t-7", DAY)), "ix_enrollment_ref_classroom");
    }

    @Test
    void aTeachersStudentsOnATopicInATimeAndTheNextPage() throws SQLException {
        Learners students = new Learners.OfTeacher("7", 3L, false);
        FeatureFilter filter = new FeatureFilter(students, "t-7", DAY.minusDays(7), DAY);

        assertGoesByIndex(plan(filter, null), "_topic_daily");
        assertGoesByIndex(plan(filter, new FeatureKey("u-7", "t-7", DAY)), "_topic_daily");
        assertGoesByIndex(plan(new FeatureFilter(students, null, null, null), null), "_topic_daily");
    }

    @Test
    void anOrganizationOnATopicInATimeAndEverybodyPageByPage() throws SQLException {
        Learners organization = new Learners.OfOrganization(3L, false);
        FeatureFilter filter = new FeatureFilter(organization, "t-7", DAY.minusDays(7), DAY);

        assertGoesByIndex(plan(filter, null), "ix_user_ref_org");
        assertGoesByIndex(plan(filter, new FeatureKey("u-7", "t-7", DAY)), "ix_user_ref_org");
        assertGoesByIndex(
                plan(new FeatureFilter(organization, null, null, null), new FeatureKey("u-7", "t-7", DAY)),
                "pk_features_topic_daily");
    }

    private static void assertGoesByIndex(String plan, String index) {
        assertThat(plan).contains(index).doesNotContain("Seq Scan on features", "Seq Scan on enrollment");
    }

    @Test
    void aDaysFactsAreFoundByIndexAndOtherMonthsPassedOver() throws SQLException {
        String plan = explain(
                JdbcFeatureStore.RECOMPUTE
                        .replace(":users", "'{u-7}'::text[]")
                        .replace(":topics", "'{t-7}'::text[]")
                        .replace(":dates", "'{2010-07-08}'"),
                "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ");

        assertThat(plan)
                .contains("attempt_fact_default_user_id_topic_id_date_idx")
                .contains("never executed");
        assertThat(plan).doesNotContain("Seq Scan on attempt_fact_default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ix_user_ref_org             | SELECT user_id FROM user_ref WHERE org_id = 17 AND NOT removed
        ix_identity_ref_user        | DELETE FROM identity_ref WHERE user_id = ANY ('{o-7,o-8}')
        pk_identity_ref             | SELECT user_id FROM identity_ref WHERE issuer = 'https://id.example.org' AND subject = 's-o-7'
        ix_student_ref_user         | SELECT student_id FROM student_ref WHERE user_id = 'o-7' AND NOT removed
        ix_teacher_ref_user         | SELECT teacher_id FROM teacher_ref WHERE user_id = 't-7' AND NOT removed
        ix_classroom_ref_teacher    | SELECT classroom_id FROM classroom_ref WHERE teacher_id = '1007' AND NOT removed
        ix_enrollment_ref_classroom | SELECT user_id FROM enrollment_ref WHERE classroom_id = 'o-7' AND NOT removed
        ix_enrollment_ref_user      | SELECT FROM enrollment_ref e JOIN classroom_ref r ON r.classroom_id = e.classroom_id WHERE e.user_id = 'o-7' AND NOT e.removed AND r.teacher_id = '1007' AND NOT r.removed
        """)
    void theRostersAreLookedUpByIndex(String index, String query) throws SQLException {
        assertThat(explain(query, "EXPLAIN ")).contains(index).doesNotContain("Seq Scan");
    }

    private static String plan(FeatureFilter filter, @Nullable FeatureKey after) throws SQLException {
        String sql = JdbcFeatures.sql(filter, after)
                .replace(":userId", "'u-7'")
                .replace(":classId", "'c-7'")
                .replace(":orgId", "3")
                .replace(":teacherId", "'7'")
                .replace(":topicId", "'" + filter.topicId() + "'")
                .replace(":from", "'" + filter.from() + "'")
                .replace(":to", "'" + filter.to() + "'")
                .replace(":limit", "51");
        if (after != null) {
            sql = sql.replace(":afterDate", "'" + after.date() + "'")
                    .replace(":afterUser", "'" + after.userId() + "'")
                    .replace(":afterTopic", "'" + after.topicId() + "'");
        }
        return explain(sql, "EXPLAIN ");
    }

    private static String explain(String sql, String how) throws SQLException {
        return String.join("\n", service.database().column(how + sql));
    }
}
