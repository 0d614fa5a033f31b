package io.gyosil.demo.csvimport;

import io.gyosil.demo.client.Question;
import java.util.List;

/**
 * How things of the file are called on the stack. The topic is the skill; the question is the skill and the position
 * modulo 20, since the file names no items: its {@code source_id} is shared between students.
 *
 * @param prefix begins every user_id
 */
record ResponseNames(String prefix) {

    static final String DEFAULT_PREFIX = "assist-";

    private static final int QUESTIONS_OF_A_SKILL = 20;
    private static final List<String> CHOICES = List.of("A", "B", "C", "D");

    /** Skill and position modulo 20 as one number. */
    static long sourceId(int skill, int position) {
        return (long) skill * QUESTIONS_OF_A_SKILL + position % QUESTIONS_OF_A_SKILL;
    }

    /** The file does not say what was right, only whether: 1 to 4. */
    static int key(long sourceId) {
        return 1 + Mixing.below(CHOICES.size(), sourceId);
    }

    /** The key where the answer was correct, one of the others where not. */
    static int selected(long sourceId, boolean correct, int position) {
        int key = key(sourceId);
        int other = 1 + Mixing.below(CHOICES.size() - 1, sourceId ^ (long) position << 32);
        return correct ? key : 1 + (key - 1 + other) % CHOICES.size();
    }

    String userId(int student) {
        return prefix + student;
    }

    /** pub_ids are unique over all learners, so another prefix shows in them too. */
    String pubId(int student, long sourceId) {
        String first = prefix.equals(DEFAULT_PREFIX) ? "a-" : prefix;
        return first + student + "-" + sourceId / QUESTIONS_OF_A_SKILL + "-" + sourceId % QUESTIONS_OF_A_SKILL;
    }

    Question question(int student, long sourceId) {
        long skill = sourceId / QUESTIONS_OF_A_SKILL;
        return new Question(
                pubId(student, sourceId),
                sourceId,
                userId(student),
                Long.toString(skill),
                "skill " + skill,
                "수학",
                "Skill " + skill + ", question " + (sourceId % QUESTIONS_OF_A_SKILL + 1),
                CHOICES,
                key(sourceId));
    }
}
