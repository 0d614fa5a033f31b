package io.gyosil.demo.school;

/**
 * What a pupil went through with one item.
 *
 * @param exposures how often it was answered
 * @param lastCorrect whether the last answer was correct
 * @param firstWeek the week of the first answer, 0 to 3
 */
record ItemMemory(int exposures, boolean lastCorrect, int firstWeek) {

    static ItemMemory fresh(int week) {
        return new ItemMemory(0, false, week);
    }

    ItemMemory answered(boolean correct) {
        return new ItemMemory(exposures + 1, correct, firstWeek);
    }

    /** Whether this item is what the next session should bring back. */
    boolean lastWrong() {
        return exposures > 0 && !lastCorrect;
    }
}
