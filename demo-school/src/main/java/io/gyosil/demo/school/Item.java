package io.gyosil.demo.school;

import io.gyosil.demo.client.Question;
import java.util.List;
import java.util.Random;

/**
 * A question that all pupils share; each gets a copy.
 *
 * @param number from 1, over all topics
 * @param key number of the right choice, from 1
 * @param difficulty b of the Rasch model, in logits, from -1 to 1
 */
record Item(int number, Topic topic, String content, List<String> choices, int key, double difficulty) {

    /** Item numbers of other data on the same stack begin at 0: the demo's keep away from them. */
    private static final long FIRST_SOURCE_ID = 100_000;

    /** One wrong choice attracts more than the others, as with real distractors. */
    private static final double[] ATTRACTION = {0.5, 0.8, 1};

    Item {
        choices = List.copyOf(choices);
    }

    String pubIdOf(String userId) {
        return "q-" + userId + "-" + number;
    }

    Question copyFor(String userId) {
        return new Question(
                pubIdOf(userId),
                FIRST_SOURCE_ID + number,
                userId,
                topic.id(),
                topic.name(),
                topic.subject().title(),
                content,
                choices,
                key);
    }

    int wrongChoice(Random random) {
        double drawn = random.nextDouble();
        int distractor = 0;
        while (drawn >= ATTRACTION[distractor]) {
            distractor++;
        }
        int choice = distractor + 1;
        return choice < key ? choice : choice + 1;
    }
}
