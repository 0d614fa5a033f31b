package io.gyosil.proving.load;

import io.gyosil.demo.client.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The learners of a trial, and a few questions for each on three topics. */
public final class School {

    private static final int TOPICS = 3;
    private static final int PER_TOPIC = 8;
    private static final List<String> CHOICES = List.of("1", "2", "3", "4");
    private static final long FIRST_ITEM = 9_000_000;

    private final Map<String, List<Question>> ofLearner = new LinkedHashMap<>();
    private final Map<String, Question> byPubId = new LinkedHashMap<>();

    /**
     * @param prefix begins every user_id and topic_id, so that nothing else on the stack is meant
     * @param learners how many
     */
    public School(String prefix, int learners) {
        for (int n = 0; n < learners; n++) {
            String user = prefix + "-%04d".formatted(n);
            List<Question> own = new ArrayList<>();
            for (int item = 0; item < TOPICS * PER_TOPIC; item++) {
                own.add(question(prefix, user, item));
            }
            ofLearner.put(user, List.copyOf(own));
            own.forEach(question -> byPubId.put(question.pubId(), question));
        }
    }

    private static Question question(String prefix, String user, int item) {
        int topic = item / PER_TOPIC;
        return new Question(
                user + "-q" + item,
                FIRST_ITEM + item,
                user,
                prefix + "-topic-" + topic,
                "시험 " + topic,
                "수학",
                item + "번 문항",
                CHOICES,
                1 + Math.floorMod(Objects.hash(user, item), CHOICES.size()));
    }

    public List<String> learners() {
        return List.copyOf(ofLearner.keySet());
    }

    public List<Question> questions() {
        return List.copyOf(byPubId.values());
    }

    List<Question> questionsOf(String learner) {
        return Objects.requireNonNull(ofLearner.get(learner));
    }

    /** The question of this name; null when it was never published. */
    public @Nullable Question question(String pubId) {
        return byPubId.get(pubId);
    }
}
