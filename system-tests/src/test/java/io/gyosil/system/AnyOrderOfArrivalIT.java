package io.gyosil.system;

import static io.gyosil.system.Quizzes.INGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.testing.Soon;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.system.Quizzes.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same seven uploads in 200 orders, or 2,000, each order for a learner of its own: progress and features end alike. In
 * them are ties in time, missing times, questions answered again and again, and midnights in Seoul.
 */
class AnyOrderOfArrivalIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final int QUESTIONS = 5;
    private static final String[] STARTS = {
        "2026-10-01T14:59:59Z", // a second before midnight in Seoul
        "2026-10-01T15:00:00Z", // midnight in Seoul
        "2026-10-01T15:00:00Z", // the same moment in another upload
        "2026-10-04T23:59:59Z",
        "2026-10-05T00:00:00Z", // midnight in UTC
        "2026-10-12T09:00:00Z",
        "2026-10-12T09:00:00Z"
    };

    private static final String PROGRESS = """
        SELECT replace(q.pub_id, u.user_id, ''), p.correct, p.wrong, p.unsure, p.recent, p.chronic, p.state, p.step,
               p.stability, p.difficulty, p.due, p.reps, p.lapses
        FROM study.question_progress p
        JOIN study.study_questions q ON q.id = p.question_id
        JOIN study.study_users u ON u.id = q.user_id
        WHERE u.user_id = '%s'
        ORDER BY 1
        """;

    private static final String FEATURES =
            "SELECT date, features FROM analytics.features_topic_daily WHERE user_id = '%s' ORDER BY date";

    @Test
    void everyOrderEndsInTheSameProgressAndFeatures() throws Exception {
        upload("orders", 40);
    }

    @Test
    @Tag("full")
    void soDoTwoThousand() throws Exception {
        upload("further-orders", 2_000);
    }

    private static void upload(String topic, int orders) throws Exception {
        List<String> learners = IntStream.range(0, orders)
                .mapToObj(n -> "%s-%04d".formatted(topic, n))
                .toList();
        for (int from = 0; from < orders; from += 200) {
            Quizzes.publish(STACK, topic, QUESTIONS, learners.subList(from, Math.min(from + 200, orders)));
        }
        Random random = new Random(20);
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            List<Future<?>> sent = new ArrayList<>();
            for (String learner : learners) {
                List<ObjectNode> uploads = uploads(learner);
                if (!learner.equals(learners.getFirst())) {
                    Collections.shuffle(uploads, random);
                }
                sent.add(senders.submit(() -> uploads.forEach(AnyOrderOfArrivalIT::send)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
        awaitFeatures(topic, learners.size());

        List<String> progress = STACK.rows(PROGRESS.formatted(learners.getFirst()));
        List<String> features = STACK.rows(FEATURES.formatted(learners.getFirst()));
        assertThat(progress).hasSize(QUESTIONS);
        assertThat(features).hasSize(4);
        for (String learner : learners) {
            assertThat(STACK.rows(PROGRESS.formatted(learner))).isEqualTo(progress);
            assertThat(STACK.rows(FEATURES.formatted(learner))).isEqualTo(features);
        }
    }

    private static void awaitFeatures(String topic, int learners) {
        int attempts = uploads("any").stream()
                .mapToInt(upload -> upload.get("attempts").size())
                .sum();
        await().atMost(Soon.scaled(Duration.ofSeconds(90 + learners / 10)))
                .untilAsserted(
                        () -> assertThat(attemptsInFeatures(topic)).isEqualTo(Integer.toString(attempts * learners)));
    }

    private static String attemptsInFeatures(String topic) throws SQLException {
        return STACK.rows("SELECT sum((features ->> 'attempts')::int) FROM analytics.features_topic_daily "
                        + "WHERE topic_id = '" + topic + "'")
                .getFirst();
    }

    private static List<ObjectNode> uploads(String learner) {
        List<ObjectNode> uploads = new ArrayList<>();
        for (int n = 0; n < STARTS.length; n++) {
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String time = i % 4 == 3 ? "" : STARTS[n];
                answers.add(new Answer((n + i) % QUESTIONS, "cwucccwc".charAt((n + i) % 8), time));
            }
            // The upload's number leads, so that it sorts alike for every learner.
            uploads.add(Quizzes.upload("order" + n + "-" + learner, learner, answers)
                    .put("started_at", STARTS[n])
                    .put(
                            "finished_at",
                            STARTS[n].replace("T14:59:59", "T15:00:09").replace("T09:00:00", "T09:10:00")));
        }
        return uploads;
    }

    private static void send(ObjectNode upload) {
        assertThat(STACK.viewer().post(INGEST, upload.toString()).status()).isEqualTo(201);
    }
}
