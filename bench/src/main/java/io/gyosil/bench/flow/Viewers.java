package io.gyosil.bench.flow;

import io.gyosil.bench.load.Answer;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.HttpRequests;
import io.gyosil.servers.StackFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Learners who upload to a study-ingest-service, 20 answers each time and each upload on a day of its own, so that each
 * makes one row of features.
 *
 * @param learners how many, 20 questions each
 * @param viewerToken what uploads show
 */
public record Viewers(int learners, String viewerToken) {
    private static final int QUESTIONS = 20;
    private static final Instant FIRST_DAY = Instant.parse("2020-01-01T03:00:00Z");
    private static final int A_REQUEST = 2_000;

    /** Which row of features an upload makes. */
    public record Row(String userId, String topicId, String date) {}

    /** Publishes the questions of all. */
    public void publish(int port, String teacherToken) throws Exception {
        List<String> questions = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            for (int question = 0; question < QUESTIONS; question++) {
                questions.add(
                        "{\"pub_id\":\"" + pubId(learner, question) + "\",\"source_id\":" + question + ",\"user_id\":\""
                                + user(learner) + "\",\"topic_id\":\"t-1\",\"topic_name\":\"일차방정식\",\"subject\":\"수학\","
                                + "\"content\":\"다음 방정식의 해를 구하세요\",\"choices\":[\"1\",\"2\",\"3\",\"4\"],\"key\":1}");
            }
        }
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int i = 0; i < questions.size(); i += A_REQUEST) {
                List<String> some = questions.subList(i, Math.min(questions.size(), i + A_REQUEST));
                Answer answer = connection.exchange(HttpRequests.json(
                        "PUT", "/study/questions", teacherToken, "{\"questions\":[" + String.join(",", some) + "]}"));
                if (answer.status() != 200) {
                    throw new StackFailure(
                            "The questions could not be published: " + answer.status() + " " + answer.text());
                }
            }
        }
    }

    /** The n-th upload, from 0. */
    public byte[] upload(int n) {
        Instant begin = day(n);
        StringBuilder attempts = new StringBuilder();
        for (int question = 0; question < QUESTIONS; question++) {
            attempts.append(question == 0 ? "" : ",")
                    .append("{\"pub_id\":\"" + pubId(n % learners, question) + "\",\"selected\":")
                    .append((n + question) % 3 == 0 ? 2 : 1)
                    .append(",\"unsure\":false,\"answered_at\":\"" + begin.plusSeconds(20L * question))
                    .append("\",\"response_time_ms\":" + (3_000 + 7 * question) + "}");
        }
        String name = UUID.nameUUIDFromBytes(("upload " + n).getBytes(StandardCharsets.UTF_8))
                .toString();
        return HttpRequests.json(
                "POST",
                "/ingest/study/attempts",
                viewerToken,
                "{\"client_session_uuid\":\"" + name + "\",\"started_at\":\"" + begin + "\",\"finished_at\":\""
                        + begin.plusSeconds(500) + "\",\"quiz_mode\":\"random\",\"attempts\":[" + attempts + "]}");
    }

    /** What the n-th upload makes. */
    public Row row(int n) {
        return new Row(user(n % learners), "t-1", day(n).toString().substring(0, 10));
    }

    private Instant day(int n) {
        return FIRST_DAY.plus(Duration.ofDays(n / learners));
    }

    private static String user(int learner) {
        return Integer.toString(50_000 + learner);
    }

    private static String pubId(int learner, int question) {
        return "v" + learner + "-q" + question;
    }
}
