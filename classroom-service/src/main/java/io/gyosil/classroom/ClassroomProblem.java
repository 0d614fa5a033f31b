package io.gyosil.classroom;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only this service has. */
public enum ClassroomProblem implements ProblemType {

    /**
     * The student is in the class already; a bulk enrolment counts such students instead.
     *
     * <p>Nothing.
     */
    ALREADY_ENROLLED(new Kind("already-enrolled", 400)),

    /**
     * Somebody has the e-mail address, whatever its case, be it in another organization.
     *
     * <p>Take another address.
     */
    EMAIL_TAKEN(new Kind("email-taken", 409)),

    /**
     * Something depends on what should go; {@code detail} says what.
     *
     * <p>Remove that first.
     */
    IN_USE(new Kind("in-use", 409)),

    /**
     * No active user has this e-mail address and password. Which of them is wrong is not said.
     *
     * <p>Try again; after ten failures the name is locked for a while ({@code too-many-requests}), whether or not
     * anybody has it.
     */
    WRONG_CREDENTIALS(new Kind("wrong-credentials", 401)),

    /**
     * The refresh token is unknown, expired or was used before, or its user may not log in any more. One that was used
     * before ends everything that came of it.
     *
     * <p>Log in again.
     */
    REFRESH_REFUSED(new Kind("refresh-refused", 401)),

    /**
     * The one-time code is wrong, or the first admin was made with it already.
     *
     * <p>Look at what {@code ./gyosil up} printed.
     */
    CODE_REFUSED(new Kind("code-refused", 403)),

    /**
     * The link to set a password was used or is too old, an admin made a newer one, or its user may not log in any more.
     *
     * <p>Ask an admin of the school for a new link.
     */
    LINK_REFUSED(new Kind("link-refused", 403));

    private final Kind kind;

    ClassroomProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
