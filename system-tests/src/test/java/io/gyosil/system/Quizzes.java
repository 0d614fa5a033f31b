package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import java.util.List;

/** Questions and uploads for tests of the whole. */
public final class Quizzes {

    public static final String INGEST = "/ingest/study/attempts";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int KEY = 1;

    private Quizzes() {}

    /** Publishes {@code <learner>-q<n>} on the topic for each learner. */
    static void publish(RunningStack stack, String topic, int perLearner, List<String> learners) {
        publish(stack.teacher(), topic, perLearner, learners);
    }

    /** Publishes the same as that teacher. */
    public static void publish(Http teacher, String topic, int perLearner, List<String> learners) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode questions = body.putArray("questions");
        for (String learner : learners) {
            for (int n = 0; n < perLearner; n++) {
                ObjectNode question = questions.addObject();
                question.put("pub_id", learner + "-q" + n).put("source_id", n).put("user_id", learner);
                question.put("topic_id", topic).put("topic_name", "일차방정식").put("subject", "수학");
                question.put("content", "2x = 4일 때 x는?").put("key", KEY);
                question.putArray("choices").add("2").add("4");
            }
        }
        Http.Answer answer = teacher.put("/study/questions", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** One attempt, right ({@code c}), wrong ({@code w}) or unsure ({@code u}). */
    public record Answer(int question, char how, String answeredAt) {}

    public static ObjectNode upload(String uuid, String learner, List<Answer> answers) {
        ObjectNode body = JSON.createObjectNode().put("client_session_uuid", uuid);
        ArrayNode attempts = body.putArray("attempts");
        for (Answer answer : answers) {
            ObjectNode attempt = attempts.addObject().put("pub_id", learner + "-q" + answer.question());
            if (answer.how() == 'u') {
                attempt.put("unsure", true);
            } else {
                attempt.put("selected", answer.how() == 'c' ? KEY : KEY + 1);
            }
            if (!answer.answeredAt().isEmpty()) {
                attempt.put("answered_at", answer.answeredAt());
            }
            attempt.put("response_time_ms", 1_000 * (answer.question() + 1));
        }
        return body;
    }
}
