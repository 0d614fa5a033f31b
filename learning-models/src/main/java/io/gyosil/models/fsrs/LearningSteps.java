package io.gyosil.models.fsrs;

import java.time.Duration;
import java.util.List;

/** The waits of a question that is being learned or relearned. A step past the end of the list has no wait. */
final class LearningSteps {

    /** No further step: the question goes to review. */
    static final int NONE = 0;

    private final int[] minutes;
    private final int minutesAfterHard;

    LearningSteps(List<Duration> steps) {
        minutes = steps.stream()
                .mapToInt(step -> Math.toIntExact(step.toMinutes()))
                .toArray();
        minutesAfterHard = switch (minutes.length) {
            case 0 -> NONE;
            case 1 -> halfRoundedUp(3 * minutes[0]);
            default -> halfRoundedUp(minutes[0] + minutes[1]);
        };
    }

    int minutesAt(int step) {
        return step < minutes.length ? minutes[step] : NONE;
    }

    /** Wait after a rating given on {@code step}. Hard waits between the first two steps, whichever step it is. */
    int minutesAfter(int step, Rating rating) {
        if (step >= minutes.length) {
            return NONE;
        }
        return switch (rating) {
            case AGAIN -> minutes[0];
            case HARD -> minutesAfterHard;
            case GOOD -> minutesAt(step + 1);
            case EASY -> NONE;
        };
    }

    static int stepAfter(int step, Rating rating) {
        return switch (rating) {
            case AGAIN, EASY -> 0;
            case HARD -> step;
            case GOOD -> step + 1;
        };
    }

    private static int halfRoundedUp(int minutes) {
        return (minutes + 1) / 2;
    }
}
