package io.gyosil.bench.flow;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows by COPY, the fastest way into a table. */
public final class OutboxRows {
    private static final int SENT_AT_ONCE = 64 * 1024;

    private OutboxRows() {}

    /** Appends the first quizzes to an outbox in the open transaction; nobody sees them before it is committed. */
    public static void copy(Connection connection, String table, Quizzes quizzes, int count) throws SQLException {
        copy(connection, table, quizzes, 0, count);
    }

    /** As above, from some quiz on. */
    public static void copy(Connection connection, String table, Quizzes quizzes, int first, int count)
            throws SQLException {
        copy(
                connection,
                table + " (event_id, topic, key, type, payload, headers, occurred_at)",
                count,
                n -> line(quizzes.quiz(first + n)));
    }

    /** Writes lines, each a row or more in PostgreSQL's text format. */
    public static void copy(Connection connection, String tableAndColumns, int count, IntFunction<String> lines)
            throws SQLException {
        CopyIn in =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + tableAndColumns + " FROM STDIN");
        StringBuilder waiting = new StringBuilder(2 * SENT_AT_ONCE);
        for (int n = 0; n < count; n++) {
            waiting.append(lines.apply(n));
            if (waiting.length() > SENT_AT_ONCE || n == count - 1) {
                byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
                in.writeToCopy(bytes, 0, bytes.length);
                waiting.setLength(0);
            }
        }
        in.endCopy();
    }

    private static String line(Quiz quiz) {
        return String.join(
                        "\t",
                        quiz.eventId().toString(),
                        StudyTopic.NAME,
                        quiz.sessionId(),
                        Quiz.TYPE,
                        quiz.json(),
                        "{}",
                        quiz.start().toString())
                + "\n";
    }
}
