package io.gyosil.kit.problem;

/** The problems that every service can answer with. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(new Kind("invalid-request", 400)),
    UNAUTHENTICATED(new Kind("unauthenticated", 401)),
    FORBIDDEN(new Kind("forbidden", 403)),
    NOT_FOUND(new Kind("not-found", 404)),
    METHOD_NOT_ALLOWED(new Kind("method-not-allowed", 405)),
    NOT_ACCEPTABLE(new Kind("not-acceptable", 406)),
    CONFLICT(new Kind("conflict", 409)),
    STALE(new Kind("stale", 412)),
    TOO_LARGE(new Kind("too-large", 413)),
    UNSUPPORTED_MEDIA_TYPE(new Kind("unsupported-media-type", 415)),
    UNPROCESSABLE(new Kind("unprocessable", 422)),
    TOO_MANY_REQUESTS(new Kind("too-many-requests", 429)),
    INTERNAL_ERROR(new Kind("internal-error", 500)),
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
