package io.gyosil.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.data.SchemaHistories;
import io.gyosil.kit.testing.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private static final String COLUMNS = """
        SELECT column_name || ' ' || data_type || ' ' || is_nullable || coalesce(' ' || column_default, '')
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = 'features_topic_daily'
        ORDER BY ordinal_position
        """;

    private static final String INDEXES = """
        SELECT regexp_replace(indexdef, ' ON .*\\.', ' ON ') FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = 'features_topic_daily' ORDER BY indexname
        """;

    @Test
    void featuresTopicDailyIsThatOfTheSeed() throws SQLException {
        try (AnalyticsService service = AnalyticsService.on("analytics_schema")) {
            assertIsThatOfTheSeed(service);
        }
    }

    @Test
    void startsOnADatabaseThatHasTheTableAlreadyAndKeepsWhatIsInIt() throws SQLException {
        Infrastructure.shared().with("analytics_there");
        try (Connection owner = Infrastructure.shared().superuser("analytics_there");
                Statement statement = owner.createStatement()) {
            statement.execute("SET ROLE analytics_there_owner");
            statement.execute("""
                CREATE TABLE features_topic_daily (
                    user_id TEXT NOT NULL, topic_id TEXT NOT NULL, date DATE NOT NULL, features JSONB NOT NULL,
                    created_at TIMESTAMPTZ NOT NULL DEFAULT now(), updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
                    CONSTRAINT pk_features_topic_daily PRIMARY KEY (user_id, topic_id, date));
                INSERT INTO features_topic_daily VALUES ('earlier', 't', '2025-10-31', '{"attempts": 3}');
                """);
        }
        try (AnalyticsService service = AnalyticsService.on("analytics_there")) {
            assertIsThatOfTheSeed(service);
            assertThat(service.database().column("SELECT user_id FROM features_topic_daily"))
                    .containsExactly("earlier");
            assertThat(service.teacher()
                            .get("/api/analytics/features/topic-daily?user_id=earlier")
                            .json()
                            .at("/items/0/features/attempts")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void everyMigrationGoesDownAndUpAgain() throws SQLException {
        try (AnalyticsService service = AnalyticsService.on("analytics_undo")) {
            SchemaHistories histories = service.bean(SchemaHistories.class);
            List<String> before = tables(service);

            assertThat(before).contains("features_topic_daily", "attempt_fact", "live_lesson", "user_ref", "job");
            assertThat(Stream.generate(histories::undo)
                            .takeWhile(step -> !step.isEmpty())
                            .flatMap(List::stream))
                    .containsExactlyInAnyOrder(
                            "V001__create_facts_and_features.sql",
                            "V001__create_outbox_and_jobs.sql",
                            "V001__create_roster_replica.sql",
                            "V002__note_when_activity_changes.sql",
                            "V003__add_co_teachers.sql");
            assertThat(tables(service))
                    .containsExactly("flyway_kit_history", "flyway_roster_history", "flyway_schema_history");

            histories.migrate();
            assertThat(tables(service)).isEqualTo(before);
            assertIsThatOfTheSeed(service);
        }
    }

    @Test
    void answersOfThisMonthLieInAPartitionOfTheirOwnAndOldOnesInTheDefault() throws SQLException {
        try (AnalyticsService service = AnalyticsService.on("analytics_partitions")) {
            service.database().update("""
                INSERT INTO attempt_fact SELECT 's', n, at, 'u', 't', at::date, 'i', 'correct', 1, 'study', 'o', 1
                FROM (VALUES (1, now()), (2, '2010-01-04'::timestamptz)) AS v (n, at)
                """);

            assertThat(service.database().column("SELECT tableoid::regclass FROM attempt_fact ORDER BY position"))
                    .containsExactly(
                            "attempt_fact_"
                                    + service.database()
                                            .column("SELECT to_char(now(), 'YYYY_MM')")
                                            .getFirst(),
                            "attempt_fact_default");
        }
    }

    private static void assertIsThatOfTheSeed(AnalyticsService service) throws SQLException {
        assertThat(service.database().column(COLUMNS))
                .containsExactly(
                        "user_id text NO",
                        "topic_id text NO",
                        "date date NO",
                        "features jsonb NO",
                        "created_at timestamp with time zone NO now()",
                        "updated_at timestamp with time zone NO now()");
        assertThat(service.database().column(INDEXES))
                .isEqualTo(List.of(
                        "CREATE INDEX ix_features_topic_daily_topic_date ON features_topic_daily USING btree"
                                + " (topic_id, date DESC)",
                        "CREATE INDEX ix_features_topic_daily_user_date ON features_topic_daily USING btree"
                                + " (user_id, date DESC)",
                        "CREATE UNIQUE INDEX pk_features_topic_daily ON features_topic_daily USING btree"
                                + " (user_id, topic_id, date)"));
    }

    private static List<String> tables(AnalyticsService service) throws SQLException {
        return service.database()
                .column("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER"
                        + " BY 1");
    }
}
