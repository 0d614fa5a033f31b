package io.gyosil.demo.school;

import java.util.Map;

/**
 * Somebody who studies.
 *
 * @param schoolClass 0 to 2
 * @param ability theta of the Rasch model in each subject at the first day, in logits
 */
record Pupil(String userId, int schoolClass, Profile profile, Map<Subject, Double> ability) {

    /** How a pupil learns. */
    sealed interface Profile {

        /** Grows by practice, keeps what was learned. */
        record Steady() implements Profile {}

        /** Gets nearly everything wrong in one subject, however often it is repeated. */
        record Struggling(Subject subject) implements Profile {}

        /** Good in the first two weeks; in the last two, what was known is gone. */
        record Forgetting() implements Profile {}
    }

    double ability(Subject subject) {
        return ability.getOrDefault(subject, 0.0);
    }
}
