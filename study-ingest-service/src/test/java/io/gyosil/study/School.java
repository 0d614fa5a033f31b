package io.gyosil.study;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.testing.Http;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Requests and look-ups that study tests share. */
public final class School {

    public static final String INGEST = "/ingest/study/attempts";

    /** The right choice of every question that {@link #publish} makes. */
    public static final int KEY = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private School() {}

    /** Publishes questions for a learner: {@code <learner>-<topic>-<n>} with n from 0, in each of the topics. */
    public static void publish(StudyService service, String learner, int perTopic, String... topics) {
        for (String topic : topics) {
            ArrayNode questions = JSON.createArrayNode();
            for (int n = 0; n < perTopic; n++) {
                ObjectNode question = questions.addObject();
                question.put("pub_id", pubId(learner, topic, n))
                        .put("source_id", n)
                        .put("user_id", learner);
                question.put("topic_id", topic).put("topic_name", "주제 " + topic).put("subject", "수학");
                question.put("content", "다음 중 옳은 것은?").put("key", KEY);
                question.putArray("choices").add("가").add("나").add("다").add("라");
            }
            ObjectNode body = JSON.createObjectNode();
            body.set("questions", questions);
            Http.Answer answer = service.teacher().put("/study/questions", body.toString());
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
        }
    }

    public static String pubId(String learner, String topic, int n) {
        return learner + "-" + topic + "-" + n;
    }

    /** An upload without attempts yet. */
    public static Upload upload(String uuid) {
        return new Upload(uuid);
    }

    /** A body in the making. */
    public static final class Upload {

        private final ObjectNode body = JSON.createObjectNode();
        private final ArrayNode attempts;

        private Upload(String uuid) {
            body.put("client_session_uuid", uuid);
            attempts = body.putArray("attempts");
        }

        /** Adds an attempt that takes the right choice ({@code c}), a wrong one ({@code w}) or says unsure ({@code u}). */
        public Upload answer(String pubId, char how, String answeredAt) {
            ObjectNode attempt = attempts.addObject().put("pub_id", pubId);
            if (how == 'u') {
                attempt.put("unsure", true);
            } else {
                attempt.put("selected", how == 'c' ? KEY : KEY + 1);
            }
            if (!answeredAt.isEmpty()) {
                attempt.put("answered_at", answeredAt);
            }
            return this;
        }

        /** Adds an attempt without a time. */
        public Upload answer(String pubId, char how) {
            return answer(pubId, how, "");
        }

        public Upload with(String field, String value) {
            body.put(field, value);
            return this;
        }

        /** Changes the body otherwise. */
        public Upload change(Consumer<ObjectNode> change) {
            change.accept(body);
            return this;
        }

        public String json() {
            return body.toString();
        }
    }

    /** How many attempts are kept, taken in or skipped, and how many sessions. */
    public static int attemptsLeft(StudyService service) throws SQLException {
        return Integer.parseInt(service.database().column("""
            SELECT (SELECT count(*) FROM study_attempts) + (SELECT count(*) FROM study_skipped_attempts)
                 + (SELECT count(*) FROM study_quiz_sessions)
            """).getFirst());
    }

    /** How many rows an upload could have left, in all tables together. */
    public static int rowsLeft(StudyService service) throws SQLException {
        return Integer.parseInt(service.database().column("""
            SELECT (SELECT count(*) FROM study_upload) + (SELECT count(*) FROM study_quiz_sessions)
                 + (SELECT count(*) FROM study_attempts) + (SELECT count(*) FROM study_skipped_attempts)
                 + (SELECT count(*) FROM question_progress) + (SELECT count(*) FROM outbox)
            """).getFirst());
    }
}
