package io.gyosil.demo.client;

import java.util.List;

/**
 * A learner's copy of a shared item, as {@code PUT /study/questions} takes it.
 *
 * @param pubId unique name of this copy
 * @param sourceId number of the shared item, over which item statistics pool
 * @param userId the learner to whom the copy belongs
 * @param key number of the right choice, from 1
 */
public record Question(
        String pubId,
        long sourceId,
        String userId,
        String topicId,
        String topicName,
        String subject,
        String content,
        List<String> choices,
        int key) {

    public Question {
        choices = List.copyOf(choices);
        if (key < 1 || key > choices.size()) {
            throw new IllegalArgumentException("the key of " + pubId + " is none of its choices: " + key);
        }
    }
}
