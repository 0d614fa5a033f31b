package io.gyosil.proving;

import io.gyosil.proving.Comparison.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The analytics service's tables, row by row.
 *
 * @param prefix begins the user_id of every learner that is looked at
 */
record Facts(Connection connection, String prefix) {

    private static final String FACTS = """
        SELECT session_id, position, answered_at, user_id, topic_id, date, item_id, outcome, response_time_ms, source,
               origin, version
        FROM analytics.attempt_fact
        WHERE starts_with(user_id, ?)
        ORDER BY user_id, topic_id, date
        """;

    private static final String FEATURES = """
        SELECT user_id, topic_id, date, features::text AS features
        FROM analytics.features_topic_daily
        WHERE starts_with(user_id, ?)
        """;

    /** One fact, with all that features follow from. */
    record Fact(
            String session,
            int position,
            Instant answeredAt,
            Day day,
            String item,
            String outcome,
            @Nullable Integer responseTimeMs,
            String source,
            String origin,
            int version) {

        Row row() {
            return AttemptRow.factRow(
                    origin,
                    session,
                    position,
                    day.user(),
                    day.topic(),
                    day.date(),
                    item,
                    outcome,
                    responseTimeMs,
                    answeredAt,
                    source,
                    version);
        }
    }

    /** Whose day on which topic. */
    record Day(String user, String topic, LocalDate date) {
        @Override
        public String toString() {
            return user + " on " + topic + " at " + date;
        }
    }

    /** Every fact, day by day. */
    void days(Consumer<List<Fact>> each) throws SQLException {
        List<Fact> day = new ArrayList<>();
        Rows.each(connection, FACTS, prefix, row -> {
            Fact fact = fact(row);
            if (!day.isEmpty() && !day.getFirst().day().equals(fact.day())) {
                each.accept(List.copyOf(day));
                day.clear();
            }
            day.add(fact);
        });
        if (!day.isEmpty()) {
            each.accept(day);
        }
    }

    /** Every row of features. */
    void features(Consumer<Row> each) throws SQLException {
        Rows.each(connection, FEATURES, prefix, row -> {
            Day day = day(row);
            each.accept(DailyFeatures.row(day, DailyFeatures.read(row.getString("features"))));
        });
    }

    private static Day day(ResultSet row) throws SQLException {
        return new Day(row.getString("user_id"), row.getString("topic_id"), row.getObject("date", LocalDate.class));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getString("session_id"),
                row.getInt("position"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                day(row),
                row.getString("item_id"),
                row.getString("outcome"),
                row.getObject("response_time_ms", Integer.class),
                row.getString("source"),
                row.getString("origin"),
                row.getInt("version"));
    }
}
