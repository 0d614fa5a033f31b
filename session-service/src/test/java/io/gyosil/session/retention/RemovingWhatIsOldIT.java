package io.gyosil.session.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.GyosilSettings;
import io.gyosil.session.SessionService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovingWhatIsOldIT {

    private static final Instant TWO_IN_SEOUL = Instant.parse("2030-06-01T17:00:00Z");

    private static SessionService service;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = TWO_IN_SEOUL;

    @BeforeAll
    static void start() {
        service = SessionService.on("session_retention", Map.of("gyosil.retention.look-every", "10h"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        service.database().update("""
            DELETE FROM sessions; DELETE FROM session; DELETE FROM retention_run;
            DO $$ BEGIN
                PERFORM drop_day_partitions('messages', '2031-01-01'), drop_day_partitions('logs', '2031-01-01');
                PERFORM make_day_partitions('messages', '2030-04-20', '2030-05-10'),
                    make_day_partitions('logs', '2030-02-25', '2030-03-10');
            END $$;
            INSERT INTO sessions (id, class_id, org_id, code, teacher_user_id, started_at, ended_at, end_reason) VALUES
                ('00000000-0000-7000-8000-000000000001', '4', 1, 'OLDOLD22', '12', '2029-12-03T16:00Z', '2029-12-03T16:59Z', 'teacher'),
                ('00000000-0000-7000-8000-000000000002', '4', 1, 'JUSTNOT2', '12', '2029-12-03T16:00Z', '2029-12-03T17:01Z', 'teacher'),
                ('00000000-0000-7000-8000-000000000003', '4', 1, 'GOESON22', '12', '2029-01-01T16:00Z', NULL, NULL);
            INSERT INTO session (session_id, user_id, classroom_id, session_type)
            SELECT id::text, '12', class_id, 'live' FROM sessions;
            INSERT INTO session (session_id, user_id, started_at, session_type) VALUES ('quiz', '131', '2020-01-01', 'study');
            INSERT INTO participant (participant_id, session_id, role, nickname, avatar_id)
            SELECT id, id, 'student', '가람', 1 FROM sessions;
            """);
    }

    @Test
    void daysLaterEachAtItsTime() throws SQLException {
        messages(
                "2030-04-20T09:00Z",
                "2030-05-01T09:00Z",
                "2029-05-02T09:00Z",
                "2030-05-02T16:59Z",
                "2030-05-02T17:01Z",
                "2030-06-01T09:00Z");
        logs("2030-02-25T09:00Z", "2030-01-01T09:00Z", "2030-03-03T16:59Z", "2030-03-03T17:01Z", "2030-06-01T09:00Z");
        service.database().update("""
            INSERT INTO retention_run (run_day, started_at, finished_at) VALUES ('2030-06-01', '2030-05-31', '2030-05-31')
            """);
        now = TWO_IN_SEOUL.minusSeconds(1);
        retention().run();
        assertThat(kept("messages", "created_at")).as("it is not two yet").hasSize(6);

        now = TWO_IN_SEOUL;
        RunRetention retention = retention();
        retention.run();

        assertThat(kept("messages", "created_at")).containsExactly("2030-05-02T17:01", "2030-06-01T09:00");
        assertThat(kept("logs", "timestamp")).containsExactly("2030-03-03T17:01", "2030-06-01T09:00");
        assertThat(service.database().column("SELECT code FROM sessions ORDER BY code"))
                .containsExactly("GOESON22", "JUSTNOT2");
        assertThat(service.database().column("SELECT count(*) FROM participant"))
                .containsExactly("2");
        assertThat(service.database().column("SELECT right(session_id, 4) FROM session ORDER BY session_id"))
                .containsExactly("0002", "0003", "quiz");
        assertThat(partitions("messages")).startsWith("messages_2030_05_02").contains("messages_2030_06_15");
        assertThat(service.database()
                        .column("SELECT messages || ' ' || logs || ' ' || lessons FROM retention_run"
                                + " WHERE run_day = '2030-06-02' AND finished_at IS NOT NULL"))
                .containsExactly("4 3 1");
        assertThat(meters.counter("gyosil.retention.removed", "kind", "messages")
                        .count())
                .isEqualTo(4);
        assertThat(meters.counter("gyosil.retention.removed", "kind", "lessons").count())
                .isEqualTo(1);

        messages("2030-01-01T09:00Z");
        retention.run();
        assertThat(kept("messages", "created_at")).as("once a day").hasSize(3);
        now = TWO_IN_SEOUL.plus(Duration.ofHours(30));
        retention.run();
        assertThat(kept("messages", "created_at"))
                .as("late, after a night without power")
                .hasSize(1);
    }

    @Test
    void oneThatEndsLeavesTheRestToAnother() throws SQLException {
        messages("2030-01-01T09:00Z");
        RunRetention ending = retention();

        assertThat(ending.shutdownGracefully()).isCompleted();
        ending.run();

        assertThat(kept("messages", "created_at")).hasSize(1);
        retention().run();
        assertThat(kept("messages", "created_at")).isEmpty();
    }

    @Test
    void theNextRunIsAtTwoInSeoul() {
        now = Instant.parse("2030-06-01T16:59:59Z");
        assertThat(retention().next()).isEqualTo(TWO_IN_SEOUL);
        now = TWO_IN_SEOUL;
        assertThat(retention().next()).isEqualTo(TWO_IN_SEOUL.plus(Duration.ofDays(1)));
    }

    @Test
    void twoReplicasAtOnceRemoveEverythingOnceInPieces() throws Exception {
        service.database().update("""
            INSERT INTO messages (session_id, nickname, avatar_id, content, created_at, participant_id, client_id)
            SELECT '00000000-0000-7000-8000-000000000003', '가람', 1, '안녕', '2029-01-01T09:00Z'::timestamptz + i * interval '1 second',
                '00000000-0000-7000-8000-000000000003', 'c' || i
            FROM generate_series(1, 12001) AS i
            """);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> runs = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> retention().run()))
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }
        retention().run();

        assertThat(service.database().column("SELECT messages FROM retention_run WHERE finished_at IS NOT NULL"))
                .containsExactly("12001");
        assertThat(service.database().column("SELECT count(*) FROM messages")).containsExactly("0");
    }

    @Test
    void whileAnotherReplicaIsAtItNothingIsDoneHere() throws Exception {
        messages("2029-05-02T09:00Z");
        RetentionRepository rows = service.bean(RetentionRepository.class);
        RunRetention retention = retention();
        service.inTransaction("web", () -> {
            assertThat(rows.lock()).isTrue();
            try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
                return other.submit(retention::run);
            }
        });
        assertThat(kept("messages", "created_at")).hasSize(1);
        assertThat(meters.get("gyosil.retention.due").gauge().value()).isEqualTo(1);

        retention.run();
        assertThat(kept("messages", "created_at")).isEmpty();
        assertThat(meters.get("gyosil.retention.due").gauge().value()).isZero();
    }

    @Test
    void anAdminSeesWhatGoesOfTheOwnOrganization() throws SQLException {
        service.database().update("""
            INSERT INTO sessions (id, class_id, org_id, code, teacher_user_id) VALUES
                ('00000000-0000-7000-8000-000000000008', '8', 2, 'FARAWAY2', '17');
            INSERT INTO sessions (class_id, org_id, code, teacher_user_id, started_at, ended_at, end_reason)
            SELECT '4', 1, 'PREVIEW' || i, '12', now() - i * interval '100 days', now() - i * interval '100 days', 'expired'
            FROM generate_series(1, 3) AS i;
            INSERT INTO messages (session_id, nickname, avatar_id, content, created_at, participant_id, client_id)
            SELECT ('00000000-0000-7000-8000-00000000000' || s)::uuid, '가람', 1, '안녕', now() - d * interval '1 day',
                gen_random_uuid(), 'c'
            FROM unnest(ARRAY[3, 8]) AS s, unnest(ARRAY[1, 40, 50]) AS d;
            INSERT INTO logs (session_id, event_type, timestamp)
            VALUES ('00000000-0000-7000-8000-000000000003', 'x', now() - interval '100 days');
            """);

        var preview = service.admin().get("/api/session-retention").json();
        assertThat(preview.at("/messages/count").asInt()).isEqualTo(2);
        assertThat(preview.at("/logs/count").asInt()).isEqualTo(1);
        assertThat(preview.at("/lessons/count").asInt()).isEqualTo(2);
        Instant next = Instant.parse(preview.get("next_run_at").asText());
        assertThat(next.atZone(ZoneId.of("Asia/Seoul")).getHour()).isEqualTo(2);
        assertThat(Instant.parse(preview.at("/messages/before").asText())).isEqualTo(next.minus(Duration.ofDays(30)));
        assertThat(service.teacher().get("/api/session-retention").status()).isEqualTo(403);
        assertThat(service.student(1).get("/api/session-retention").status()).isEqualTo(403);
        assertThat(service.anyone().get("/api/session-retention").status()).isEqualTo(401);
        assertThat(service.admin().get("/api/session-retention?org_id=2").status())
                .isEqualTo(400);
    }

    private RunRetention retention() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new RunRetention(
                service.bean(RemovePiece.class),
                new RetentionSettings(
                        Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(180), Duration.ofMinutes(1)),
                new GyosilSettings(0, ZoneId.of("Asia/Seoul"), 1 << 20),
                clock,
                meters);
    }

    private static void messages(String... times) throws SQLException {
        for (String time : times) {
            service.database().update("""
                INSERT INTO messages (session_id, nickname, avatar_id, content, created_at, participant_id, client_id)
                VALUES ('00000000-0000-7000-8000-000000000003', '가람', 1, '안녕', '%s',
                    '00000000-0000-7000-8000-000000000003', '%s')
                """.formatted(time, time));
        }
    }

    private static void logs(String... times) throws SQLException {
        for (String time : times) {
            service.database().update("""
                INSERT INTO logs (session_id, event_type, timestamp)
                VALUES ('00000000-0000-7000-8000-000000000003', 'x', '%s')
                """.formatted(time));
        }
    }

    private static List<String> kept(String table, String time) throws SQLException {
        return service.database()
                .column("SELECT to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI') FROM %s ORDER BY 1"
                        .formatted(time, table));
    }

    private static List<String> partitions(String table) throws SQLException {
        return service.database()
                .column("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = '" + table
                        + "'::regclass AND inhrelid::regclass::text ~ '_2030_' ORDER BY 1");
    }
}
