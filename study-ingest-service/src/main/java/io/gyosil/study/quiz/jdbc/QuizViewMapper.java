package io.gyosil.study.quiz.jdbc;

import io.gyosil.study.quiz.QuizView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of sessions and attempts as they are shown. */
record QuizViewMapper(List<QuizView.AttemptView> attempts) implements RowMapper<QuizView> {

    @Override
    public QuizView map(ResultSet row, StatementContext context) throws SQLException {
        return new QuizView(
                row.getString("session_id"),
                row.getLong("quiz_session_id"),
                row.getString("user_id"),
                row.getString("topic_id"),
                row.getInt("target_per_subject"),
                row.getString("subject_filter"),
                row.getBoolean("wrong_only"),
                row.getString("quiz_mode"),
                row.getString("status"),
                row.getInt("cursor"),
                row.getInt("correct_count"),
                row.getInt("wrong_count"),
                row.getInt("unsure_count"),
                row.getInt("newly_correct_count"),
                row.getInt("relapsed_count"),
                row.getInt("recovered_count"),
                row.getInt("chronic_remaining_count"),
                time(row, "finished_at"),
                time(row, "finalized_at"),
                row.getString("client_session_uuid"),
                row.getString("source"),
                Objects.requireNonNull(time(row, "created_at")),
                Objects.requireNonNull(time(row, "updated_at")),
                attempts);
    }

    static QuizView.AttemptView attempt(ResultSet row, StatementContext context) throws SQLException {
        return new QuizView.AttemptView(
                row.getInt("position"),
                row.getString("pub_id"),
                row.getObject("selected", Integer.class),
                row.getBoolean("unsure"),
                row.getString("outcome"),
                Objects.requireNonNull(time(row, "answered_at")),
                row.getObject("response_time_ms", Integer.class));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
