package io.gyosil.proving.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row, wherever it was read or worked out: texts by names that mean the same everywhere, such as {@code upload}, {@code
 * learner} and {@code answered_at}. What is not there is the text {@code null}.
 */
final class Row {

    private static final List<String> COUNTS = List.of(
            "correct_count",
            "wrong_count",
            "unsure_count",
            "newly_correct_count",
            "relapsed_count",
            "recovered_count",
            "chronic_remaining_count");

    private final Map<String, String> values = new HashMap<>();

    /** As a query gives it, its columns' names being the names. */
    static Row of(ResultSet columns) throws SQLException {
        Row row = new Row();
        ResultSetMetaData named = columns.getMetaData();
        for (int i = 1; i <= named.getColumnCount(); i++) {
            boolean isTime = named.getColumnTypeName(i).equals("timestamptz");
            OffsetDateTime time = isTime ? columns.getObject(i, OffsetDateTime.class) : null;
            row.with(named.getColumnLabel(i), time == null ? columns.getString(i) : time.toInstant());
        }
        return row;
    }

    /** A session with its figures, out of JSON. */
    static Row ofSession(String upload, JsonNode session, JsonNode summary) {
        Row row = new Row()
                .with("upload", upload)
                .with("topic", session.path("topic_id"))
                .with("session", session.path("session_id"))
                .with("finalized_at", time(session.path("finalized_at")));
        COUNTS.forEach(name -> row.with(name, summary.path(name)));
        return row;
    }

    /** A time, however many digits of its second are written. */
    static @Nullable Instant time(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : null;
    }

    /** Adds a value to this row. */
    Row with(String name, @Nullable Object value) {
        values.put(
                name,
                value instanceof JsonNode json
                        ? json.isMissingNode() ? "null" : json.asText("null")
                        : String.valueOf(value));
        return this;
    }

    /** A value, which must be there. */
    String get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Some of the values with their names. */
    String text(List<String> names) {
        return names.stream().map(name -> name + "=" + get(name)).collect(Collectors.joining(" "));
    }
}
