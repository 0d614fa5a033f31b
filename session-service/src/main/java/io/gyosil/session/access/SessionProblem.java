package io.gyosil.session.access;

import io.gyosil.kit.problem.ProblemType;

/** The problems of this service alone. */
public enum SessionProblem implements ProblemType {

    /**
     * No lesson has this code now: it was never given, or its lesson has ended or expired.
     *
     * <p>Look at the code again, or ask the teacher for the new one.
     */
    NO_SUCH_LESSON(new Kind("no-such-lesson", 404, "No lesson has this code now", "이 코드로 열린 수업이 없습니다")),

    /**
     * The lesson is over, and nothing happens in it any more.
     *
     * <p>Start another one.
     */
    LESSON_ENDED(new Kind("lesson-ended", 409, "The lesson has ended", "수업이 끝났습니다")),

    /**
     * A teacher removed this participant, or this device or nickname, from the lesson.
     *
     * <p>Ask the teacher.
     */
    REMOVED_FROM_LESSON(new Kind("removed-from-lesson", 403, "You cannot join this lesson", "이 수업에 참여할 수 없습니다")),

    /**
     * As many have joined as may.
     *
     * <p>Say so to the teacher.
     */
    LESSON_FULL(new Kind("lesson-full", 409, "The lesson is full", "더 이상 참여할 수 없습니다")),

    /**
     * No problem of the organization or the class is as asked for.
     *
     * <p>Ask for another grade, difficulty or type, or add problems.
     */
    NO_PROBLEMS(new Kind("no-problems", 404, "No problem fits", "조건에 맞는 문제가 없습니다"));

    private final Kind kind;

    SessionProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
