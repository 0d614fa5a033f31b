package io.gyosil.session;

import io.gyosil.kit.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a hundred schools after a year (seed 001), made once: 540,000 lessons, 5,000 problems, 10,000,000 messages and
 * 50,000,000 log entries; or the end of such a year, a tenth of the lessons with a few messages each, by which the planner
 * decides alike.
 */
public final class OneYear {

    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\S+).*?cost=[0-9.]+?\\.\\.([0-9.]+)");
    private static final double NEXT_TO_NOTHING = 20;

    private static @Nullable OneYear end;
    private static @Nullable OneYear whole;

    private final String schema;

    private OneYear(String schema, int lessons, int messages, int logs) throws SQLException {
        this.schema = schema;
        try (SessionService service = SessionService.on(schema, Map.of("gyosil.retention.look-every", "10h"))) {
            // By itself: who makes partitions locks the table until the end.
            service.database().update("""
                DO $$ BEGIN
                    PERFORM make_day_partitions(t, current_date - 30, current_date + 1) FROM unnest('{messages,logs}'::text[]) AS t;
                END $$
                """);
            service.database().update("""
                -- Of what is made here nothing refers to nothing; to look each row up would take the time of the test.
                SET session_replication_role = replica;
                INSERT INTO user_ref
                SELECT 'u' || u, u % 100, 'student', '학생', true, 1, false FROM generate_series(0, 29999) AS u;
                INSERT INTO classroom_ref
                SELECT 'c' || c, c % 100, (1000 + c)::text, '반', '5', 'math', 1, false FROM generate_series(0, 2999) AS c;
                INSERT INTO enrollment_ref
                SELECT u, 'c' || u % 3000, 'u' || u, u % 100, 1, false FROM generate_series(0, 29999) AS u;
                INSERT INTO sessions (id, class_id, code, org_id, teacher_user_id, started_at, expires_at, ended_at, end_reason)
                SELECT lpad(i::text, 32, '0')::uuid, 'c' || i % 3000, upper(left(md5(i::text), 8)), i % 100, 't' || i % 3000,
                    started_at,
                    CASE WHEN i > 2000 THEN started_at + interval '40 minutes' ELSE now() + interval '1 day' END,
                    CASE WHEN i > 2000 THEN started_at + interval '40 minutes' END, CASE WHEN i > 2000 THEN 'teacher' END
                FROM (SELECT i, now() - i * interval '58 seconds' AS started_at FROM generate_series(1, :lessons) AS i) AS s;
                INSERT INTO session (session_id, user_id, classroom_id, started_at, ended_at, session_type)
                SELECT id::text, teacher_user_id, class_id, started_at, ended_at, 'live' FROM sessions
                UNION ALL
                SELECT 'study-' || i, 'u' || i % 30000, NULL, now() - i * interval '105 seconds', now(), 'study'
                FROM generate_series(1, :quizzes) AS i;
                INSERT INTO messages (session_id, nickname, avatar_id, content, created_at, participant_id, client_id, seq)
                SELECT lpad((1 + i % 40000)::text, 32, '0')::uuid, '가람', 1, '안녕하세요', now() - (1 + i % 40000) * interval '58 seconds'
                    + i * interval '1 microsecond', gen_random_uuid(), 'c', 1 + i / 40000
                FROM generate_series(1, :messages) AS i;
                INSERT INTO logs (session_id, event_type, timestamp, seq)
                SELECT lpad((1 + i % 40000)::text, 32, '0')::uuid, 'message-posted', now() - (1 + i % 40000) * interval '58 seconds'
                    + i * interval '1 microsecond', 1 + i / 40000
                FROM generate_series(1, :logs) AS i;
                INSERT INTO problems (class_id, question, answer, type, difficulty, grade, org_id)
                SELECT CASE WHEN i % 2 = 0 THEN 'c' || i % 3000 END, '문제', '답', (ARRAY['vocabulary', 'proverb', 'math'])[1 + i % 3],
                    1 + i % 5, (1 + i % 6)::text, i % 100
                FROM generate_series(1, 5000) AS i;
                INSERT INTO deck_memory
                SELECT 'c' || c, p.id, 1, now()
                FROM problems p JOIN generate_series(0, 2999) AS c ON p.org_id = c % 100
                WHERE p.class_id IS NULL;
                ANALYZE;
                """.replace(":lessons", Integer.toString(lessons))
                    .replace(":quizzes", Integer.toString(lessons * 5 / 9))
                    .replace(":messages", Integer.toString(messages))
                    .replace(":logs", Integer.toString(logs)));
        }
    }

    /** The end of the year, made when it is asked for first. */
    public static synchronized OneYear end() throws SQLException {
        OneYear made = end == null ? new OneYear("session_year_end", 54_000, 100_000, 100_000) : end;
        end = made;
        return made;
    }

    /** All of it, made when it is asked for first. */
    public static synchronized OneYear whole() throws SQLException {
        OneYear made = whole == null ? new OneYear("session_year", 540_000, 10_000_000, 50_000_000) : whole;
        whole = made;
        return made;
    }

    /** How PostgreSQL would answer a statement. */
    public String plan(String sql) throws SQLException {
        return String.join("\n", new Sql(schema).column("EXPLAIN " + sql));
    }

    /** What a plan reads from end to end, but for partitions with next to nothing in them. */
    public static List<String> longScans(String plan) {
        return SCAN.matcher(plan)
                .results()
                .filter(scan -> Double.parseDouble(scan.group(2)) > NEXT_TO_NOTHING)
                .map(scan -> scan.group(1))
                .toList();
    }
}
