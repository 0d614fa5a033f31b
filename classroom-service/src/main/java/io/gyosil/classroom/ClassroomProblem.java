package io.gyosil.classroom;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only this service has. */
public enum ClassroomProblem implements ProblemType {

    /**
     * The student is in the class already; a bulk enrolment counts such students instead.
     *
     * <p>Nothing.
     */
    ALREADY_ENROLLED(new Kind("already-enrolled", 400, "The student is in the class already", "이미 등록된 학생입니다")),

    /**
     * Somebody has the e-mail address, whatever its case, be it in another organization.
     *
     * <p>Take another address.
     */
    EMAIL_TAKEN(new Kind("email-taken", 409, "The e-mail address is in use", "이미 사용 중인 이메일입니다")),

    /**
     * Something depends on what should go; {@code detail} says what.
     *
     * <p>Remove that first.
     */
    IN_USE(new Kind("in-use", 409, "It is in use", "사용 중이어서 지울 수 없습니다")),

    /**
     * No active user has this e-mail address and password. Which of them is wrong is not said.
     *
     * <p>Try again; after ten failures the name is locked for a while ({@code too-many-requests}), whether or not
     * anybody has it.
     */
    WRONG_CREDENTIALS(
            new Kind("wrong-credentials", 401, "E-mail address or password is wrong", "이메일 또는 비밀번호가 올바르지 않습니다")),

    /**
     * The refresh token is unknown, expired or was used before, or its user may not log in any more. One that was used
     * before ends everything that came of it.
     *
     * <p>Log in again.
     */
    REFRESH_REFUSED(new Kind("refresh-refused", 401, "Log in again", "다시 로그인해 주세요")),

    /**
     * The one-time code is wrong, or the first admin was made with it already.
     *
     * <p>Look at what {@code ./gyosil up} printed.
     */
    CODE_REFUSED(new Kind("code-refused", 403, "The code is not valid", "코드가 올바르지 않습니다"));

    private final Kind kind;

    ClassroomProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
