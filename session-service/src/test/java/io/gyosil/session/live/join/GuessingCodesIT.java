package io.gyosil.session.live.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.session.Classroom;
import io.gyosil.session.SessionService;
import io.gyosil.session.StandingClock;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All with codes of two letters only, so that guesses are soon right, and within one moment of the service. */
class GuessingCodesIT {

    private static final String LOOK_UPS = """
        SELECT coalesce(sum(calls), 0) FROM public.pg_stat_statements
        WHERE query LIKE '%code = $1 AND%' AND query NOT LIKE '%pg_stat_statements%'
            AND userid = 'session_codes_web'::regrole
        """;

    private static SessionService service(Map<String, Object> more) throws SQLException {
        Map<String, Object> settings = new HashMap<>(
                Map.of("gyosil.live.code-alphabet", "AB", "gyosil.proxies", 1, StandingClock.SETTING, true));
        settings.putAll(more);
        SessionService service = SessionService.on("session_codes", settings);
        // Another test's lesson would be one more right guess.
        service.database()
                .update("UPDATE sessions SET ended_at = now(), end_reason = 'teacher' WHERE ended_at IS NULL");
        return service;
    }

    @Test
    void oneAddressGetsTenGuessesToTheDatabaseAndAClassStillGetsIn() throws SQLException {
        try (SessionService service = service(Map.of("gyosil.live.joins", 40))) {
            Classroom lesson = Classroom.begin(service);
            long before = lookUps(service);
            List<Integer> answers = many(120, i -> guess(service, "203.0.113.9", wrong(lesson, i)));

            assertThat(lookUps(service) - before).isLessThanOrEqualTo(10);
            assertThat(answers).contains(404, 429).doesNotContain(200);
            assertThat(guess(service, "203.0.113.9", lesson.code())).isEqualTo(200);

            assertThat(many(40, i -> join(service, lesson, "198.51.100.7", i)))
                    .hasSize(40)
                    .containsOnly(201);
            assertThat(join(service, lesson, "198.51.100.7", 41))
                    .as("one more than a class from one address")
                    .isEqualTo(429);
            assertThat(join(service, lesson, "198.51.100.8", 42)).isEqualTo(201);

            wait(service, Duration.ofMinutes(1));
            assertThat(guess(service, "203.0.113.9", wrong(lesson, 0))).isEqualTo(404);
            assertThat(join(service, lesson, "198.51.100.7", 43)).isEqualTo(201);
        }
    }

    @Test
    void withoutTheThrottleEveryGuessReachesTheDatabase() throws SQLException {
        try (SessionService service = service(Map.of("gyosil.live.wrong-codes", 1_000_000))) {
            Classroom lesson = Classroom.begin(service);
            long before = lookUps(service);

            many(60, i -> guess(service, "203.0.113.9", wrong(lesson, i)));

            assertThat(lookUps(service) - before).isEqualTo(60);
        }
    }

    @Test
    void alarmRingsWhenAThousandAddressesGuess() throws SQLException {
        try (SessionService service = service(Map.of())) {
            Classroom lesson = Classroom.begin(service);
            assertThat(service.anyone().get("/prometheus").text())
                    .contains("gyosil_live_codes_alarm{service=\"session_codes\"} 0.0");

            many(1_000, i -> guess(service, "10.1." + i / 250 + "." + i % 250, wrong(lesson, i)));

            assertThat(service.anyone().get("/prometheus").text())
                    .contains("gyosil_live_codes_alarm{service=\"session_codes\"} 1.0");
            wait(service, Duration.ofMinutes(1));
            assertThat(service.anyone().get("/prometheus").text())
                    .contains("gyosil_live_codes_alarm{service=\"session_codes\"} 0.0");
        }
    }

    @Test
    void whatAClientSaysOfItsOwnAddressDoesNotCount() throws SQLException {
        try (SessionService service = service(Map.of())) {
            Classroom lesson = Classroom.begin(service);
            // The last entry is what the proxy added; those before are the client's to invent.
            List<Integer> answers = many(40, i -> guess(service, "10.9.9." + i + ", 203.0.113.77", wrong(lesson, i)));

            assertThat(answers).filteredOn(status -> status == 429).hasSize(30);
        }
    }

    private static void wait(SessionService service, Duration time) {
        ((StandingClock) service.bean(Clock.class)).forward(time);
    }

    private static long lookUps(SessionService service) throws SQLException {
        service.database().update("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
        return Long.parseLong(service.database().column(LOOK_UPS).getFirst());
    }

    private static String wrong(Classroom lesson, int number) {
        String code = Integer.toBinaryString(256 + number % 256)
                .substring(1)
                .replace('0', 'A')
                .replace('1', 'B');
        String flipped = code.substring(0, 7) + (code.endsWith("A") ? "B" : "A");
        return code.equals(lesson.code()) ? flipped : code;
    }

    private static int join(SessionService service, Classroom lesson, String address, int number) {
        return service.anyone()
                .with("X-Forwarded-For", address)
                .post(
                        "/api/live-sessions/join",
                        "{\"code\": \"%s\", \"nickname\": \"학생 %d\", \"avatar_id\": 1}"
                                .formatted(lesson.code(), number))
                .status();
    }

    private static int guess(SessionService service, String address, String code) {
        Http.Answer answer = service.anyone().with("X-Forwarded-For", address).get("/api/live-codes/" + code);
        return answer.status();
    }

    private static List<Integer> many(int count, IntFunction<Integer> ask) {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            return IntStream.range(0, count).mapToObj(i -> threads.submit(() -> ask.apply(i))).toList().stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }
}
