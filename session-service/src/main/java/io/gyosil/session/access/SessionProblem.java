package io.gyosil.session.access;

import io.gyosil.kit.problem.ProblemType;

/** The problems of this service alone. */
public enum SessionProblem implements ProblemType {
    NO_SUCH_LESSON(new Kind("no-such-lesson", 404, "No lesson has this code now", "이 코드로 열린 수업이 없습니다")),
    LESSON_ENDED(new Kind("lesson-ended", 409, "The lesson has ended", "수업이 끝났습니다")),
    REMOVED_FROM_LESSON(new Kind("removed-from-lesson", 403, "You cannot join this lesson", "이 수업에 참여할 수 없습니다")),
    LESSON_FULL(new Kind("lesson-full", 409, "The lesson is full", "더 이상 참여할 수 없습니다")),
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
