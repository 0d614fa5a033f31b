package io.gyosil.study.upload;

import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import io.gyosil.study.review.IndependentFold;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ResendingAnUploadIT {

    private static final int DELIVERIES = 5;
    private static final int AT_ONCE = 32;
    private static final int LEARNERS = 10;
    private static final int QUESTIONS = 12;

    @Inject
    private StudyService first;

    private StudyService second;

    @BeforeAll
    void start() {
        second = StudyService.on(first.schema(), Map.of());
    }

    @AfterAll
    void stop() {
        second.close();
    }

    @Test
    void theSecondDeliveryGetsTheStoredAnswerWhateverItsLayoutAndTimeOfSending() {
        School.publish(first, "again", 1, "t");
        School.Upload upload = upload("again-1").answer("again-t-0", 'c', "2026-11-02T00:00:00Z");
        Http.Answer ingested = first.viewer().post(INGEST, upload.json());

        Http.Answer again = second.viewer()
                .post(
                        INGEST,
                        upload.with("sent_at", Instant.now().toString())
                                        .with("new_in_version_2", "x")
                                        .json() + " \n");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(ingested.text().replace("\"ingested\"", "\"already_ingested\""));
    }

    @Test
    void anotherBodyUnderTheSameNameIsRefusedWithWhatDiffersAndTheStoredAnswer() throws SQLException {
        School.publish(first, "other", 3, "t");
        String body = upload("other-1")
                .answer("other-t-0", 'c', "2026-11-02T00:00:00Z")
                .answer("other-t-1", 'w', "2026-11-02T00:01:00Z")
                .json();
        JsonNode stored = first.viewer().post(INGEST, body).json();

        assertChanged(body.replace("\"selected\":3", "\"selected\":1"), stored, "/attempts/1");
        assertChanged(body.replace("00:01:00Z", "00:01:01Z"), stored, "/attempts/1");
        assertChanged(body.replace("other-t-0", "other-t-2"), stored, "/attempts/0");
        assertChanged(
                upload("other-1")
                        .answer("other-t-0", 'c', "2026-11-02T00:00:00Z")
                        .json(),
                stored,
                "/attempts");
        assertChanged(
                upload("other-1")
                        .with("started_at", "2026-11-02T00:00:00Z")
                        .with("quiz_mode", "wrong_variants")
                        .answer("other-t-0", 'c', "2026-11-02T00:00:00Z")
                        .answer("other-t-1", 'w', "2026-11-02T00:01:00Z")
                        .json(),
                stored,
                "/started_at",
                "/quiz_mode");
    }

    private void assertChanged(String body, JsonNode stored, String... pointers) throws SQLException {
        int attempts = School.attemptsLeft(second);
        Http.Answer answer = second.viewer().post(INGEST, body);
        assertThat(School.attemptsLeft(second)).isEqualTo(attempts);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("type").asText()).isEqualTo("changed-upload");
        assertThat(answer.json().get("errors").findValuesAsText("pointer")).containsExactly(pointers);
        assertThat(answer.json().get("answer").get("sessions")).isEqualTo(stored.get("sessions"));
    }

    @Test
    void anUploadOfUnknownQuestionsIsTakenInOnceTheyAreKnown() {
        String body = upload("later-1").answer("later-t-0", 'c').json();
        assertThat(first.viewer().post(INGEST, body).status()).isEqualTo(200);
        School.publish(first, "later", 1, "t");

        assertThat(second.viewer().post(INGEST, body).status()).isEqualTo(201);
        assertThat(first.viewer().post(INGEST, body).json().get("status").asText())
                .isEqualTo("already_ingested");
    }

    @Test
    void fiveHundredUploadsSentFiveTimesShuffledAndAtOnceAreEachTakenInOnce() throws Exception {
        sendFiveTimes("crowd", 500);
    }

    @Test
    @Tag("full")
    void soAreFiveThousand() throws Exception {
        sendFiveTimes("throng", 5_000);
    }

    private void sendFiveTimes(String crowd, int uploads) throws Exception {
        for (int learner = 0; learner < LEARNERS; learner++) {
            School.publish(first, crowd + learner, QUESTIONS, "x", "y");
        }
        Random random = new Random(7);
        List<String> bodies = IntStream.range(0, uploads)
                .mapToObj(n -> body(crowd, n, random))
                .toList();
        List<Integer> deliveries = new ArrayList<>();
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            deliveries.addAll(IntStream.range(0, uploads).boxed().toList());
        }
        Collections.shuffle(deliveries, random);
        Map<Integer, List<Http.Answer>> answers = new ConcurrentHashMap<>();

        sendAll(deliveries, bodies, answers);

        for (List<Http.Answer> ofOne : answers.values()) {
            assertThat(ofOne.stream().map(Http.Answer::status).sorted()).containsExactly(200, 200, 200, 200, 201);
            assertThat(ofOne.stream()
                            .map(answer -> answer.json().get("sessions"))
                            .distinct())
                    .hasSize(1);
        }
        assertThat(first.database()
                        .column("SELECT count(*) FROM study_upload WHERE client_session_uuid LIKE '" + crowd + "%'"))
                .containsExactly(Integer.toString(uploads));
        assertThat(first.database().column("""
            SELECT count(*) FROM study_attempts a JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
            WHERE s.client_session_uuid LIKE '%s%%'
            """.formatted(crowd)))
                .as("every attempt that was sent, once")
                .containsExactly(Long.toString(bodies.stream()
                        .mapToLong(body -> body.split("\"pub_id\"").length - 1)
                        .sum()));
        assertThat(List.of(failures(first), failures(second)))
                .as("none met a deadlock, or failed otherwise")
                .containsOnly(0.0);
        assertThat(first.database().column(IndependentFold.PROGRESS.formatted(crowd + "%")))
                .isEqualTo(IndependentFold.of(first.database().column(IndependentFold.LOG.formatted(crowd + "%"))));
    }

    private static double failures(StudyService service) {
        return service.bean(MeterRegistry.class)
                .get("gyosil.ingest.uploads")
                .tag("result", "failed")
                .counter()
                .count();
    }

    private void sendAll(List<Integer> deliveries, List<String> bodies, Map<Integer, List<Http.Answer>> answers)
            throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < deliveries.size(); i++) {
                int upload = deliveries.get(i);
                StudyService to = i % 2 == 0 ? first : second;
                places.acquire();
                sent.add(senders.submit(() -> {
                    try {
                        Http.Answer answer = to.viewer().post(INGEST, bodies.get(upload));
                        answers.computeIfAbsent(upload, n -> Collections.synchronizedList(new ArrayList<>()))
                                .add(answer);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /** An upload of one of the learners: ties with others in time, repeated questions, sometimes two topics. */
    private static String body(String crowd, int n, Random random) {
        String learner = crowd + n % LEARNERS;
        Instant start = Instant.parse("2026-10-01T14:50:00Z").plus(Duration.ofHours(random.nextInt(24 * 30)));
        School.Upload upload = upload("%s-%06d".formatted(crowd, random.nextInt(10) * 10_000 + n));
        int attempts = 1 + random.nextInt(20);
        for (int i = 0; i < attempts; i++) {
            String topic = random.nextInt(4) == 0 ? "y" : "x";
            upload.answer(
                    School.pubId(learner, topic, random.nextInt(QUESTIONS)),
                    "ccwu".charAt(random.nextInt(4)),
                    start.plusSeconds(60L * random.nextInt(15)).toString());
        }
        return upload.json();
    }
}
