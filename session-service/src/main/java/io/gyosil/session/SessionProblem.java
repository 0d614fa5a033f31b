package io.gyosil.session;

import io.gyosil.kit.problem.ProblemType;

/** The problems of this service alone. */
public enum SessionProblem implements ProblemType {

    /**
     * No lesson has this code now: it was never given, or its lesson has ended or expired.
     *
     * <p>Look at the code again, or ask the teacher for the new one.
     */
    NO_SUCH_LESSON(new Kind("no-such-lesson", 404)),

    /**
     * The lesson is over, and nothing happens in it any more.
     *
     * <p>Start another one.
     */
    LESSON_ENDED(new Kind("lesson-ended", 409)),

    /**
     * A teacher removed this participant, or this device or nickname, from the lesson.
     *
     * <p>Ask the teacher.
     */
    REMOVED_FROM_LESSON(new Kind("removed-from-lesson", 403)),

    /**
     * As many have joined as may.
     *
     * <p>Say so to the teacher.
     */
    LESSON_FULL(new Kind("lesson-full", 409)),

    /**
     * The teacher has closed the door of the lesson.
     *
     * <p>Ask the teacher to open it.
     */
    DOOR_CLOSED(new Kind("door-closed", 409)),

    /**
     * No problem of the organization or the class is as asked for.
     *
     * <p>Ask for another grade, difficulty or type, or add problems.
     */
    NO_PROBLEMS(new Kind("no-problems", 404));

    private final Kind kind;

    SessionProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
