package io.gyosil.kit.problem;

/** The problems that every service can answer with. */
public enum CommonProblem implements ProblemType {

    /**
     * The body is not one JSON object in UTF-8, a field or query parameter is missing, unknown (where people and
     * dashboards ask), of the wrong kind or out of its range, or a text cannot be stored (U+0000, half a surrogate
     * pair).
     *
     * <p>Correct what {@code errors} names.
     */
    INVALID_REQUEST(new Kind("invalid-request", 400)),

    /**
     * The token is missing, expired, signed by somebody else, or not a token for this endpoint.
     *
     * <p>Send {@code Authorization: Bearer} with a token that is valid here. Viewers' tokens and people's tokens are
     * not interchangeable.
     */
    UNAUTHENTICATED(new Kind("unauthenticated", 401)),

    /**
     * The token is good, but its role may not do this, or it asks for records of somebody else's learner or class in
     * the same organization.
     *
     * <p>Use another account, or ask for your own.
     */
    FORBIDDEN(new Kind("forbidden", 403)),

    /**
     * Nothing is at this path, or no such session, learner or class exists in your organization.
     *
     * <p>Check the path and the id.
     */
    NOT_FOUND(new Kind("not-found", 404)),

    /**
     * The path exists, the method does not.
     *
     * <p>See the endpoints at {@code /swagger-ui}.
     */
    METHOD_NOT_ALLOWED(new Kind("method-not-allowed", 405)),

    /**
     * {@code Accept} asks for something else than JSON.
     *
     * <p>Ask for {@code application/json}, or for nothing in particular.
     */
    NOT_ACCEPTABLE(new Kind("not-acceptable", 406)),

    /**
     * The request conflicts with something that exists; {@code detail} names it.
     *
     * <p>Remove or change that first.
     */
    CONFLICT(new Kind("conflict", 409)),

    /**
     * {@code If-Match} names an {@code ETag} that is no longer the newest.
     *
     * <p>Read it again, and change that.
     */
    STALE(new Kind("stale", 412)),

    /**
     * The body has more than 1 MiB, the address more than 4 KiB, or all headers together more than 8 KiB.
     *
     * <p>Send it in pieces.
     */
    TOO_LARGE(new Kind("too-large", 413)),

    /**
     * The body does not come as JSON.
     *
     * <p>Send {@code Content-Type: application/json}.
     */
    UNSUPPORTED_MEDIA_TYPE(new Kind("unsupported-media-type", 415)),

    /**
     * The request is well-formed and cannot be carried out, and no type of its own says why.
     *
     * <p>Read {@code detail}.
     */
    UNPROCESSABLE(new Kind("unprocessable", 422)),

    /**
     * There were too many tries.
     *
     * <p>Wait as many seconds as {@code Retry-After} says.
     */
    TOO_MANY_REQUESTS(new Kind("too-many-requests", 429)),

    /**
     * A fault of the service.
     *
     * <p>Try again; if it stays, report it with the time, and the {@code traceparent} if you sent one.
     */
    INTERNAL_ERROR(new Kind("internal-error", 500)),

    /**
     * The database cannot be reached, is starting or is overloaded; or the issuer's keys cannot be had, so that no
     * token can be checked; or staff asks while the copy of the rosters is more than a minute behind.
     *
     * <p>Try again after {@code Retry-After}. Nothing was written, unless the connection broke at the very end: resend
     * the same upload, it is counted once.
     */
    UNAVAILABLE(new Kind("unavailable", 503));

    private final Kind kind;

    CommonProblem(Kind kind) {
        this.kind = kind;
    }

    /** The kind that stands for an HTTP status; the nearest general one where there is none of its own. */
    static CommonProblem ofStatus(int status) {
        for (CommonProblem problem : values()) {
            if (problem.kind.status() == status) {
                return problem;
            }
        }
        return status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
