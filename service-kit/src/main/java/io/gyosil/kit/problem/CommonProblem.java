package io.gyosil.kit.problem;

/** The problems that every service can answer with. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(new Kind("invalid-request", 400, "The request is not valid", "요청이 올바르지 않습니다")),
    UNAUTHENTICATED(new Kind("unauthenticated", 401, "A valid token is needed", "올바른 토큰이 필요합니다")),
    FORBIDDEN(new Kind("forbidden", 403, "This is not allowed", "허용되지 않은 요청입니다")),
    NOT_FOUND(new Kind("not-found", 404, "There is no such thing", "찾을 수 없습니다")),
    METHOD_NOT_ALLOWED(new Kind("method-not-allowed", 405, "The method is not allowed here", "허용되지 않은 메서드입니다")),
    NOT_ACCEPTABLE(new Kind("not-acceptable", 406, "No such representation", "요청한 형식으로 응답할 수 없습니다")),
    CONFLICT(new Kind("conflict", 409, "Something stands against it", "다른 데이터와 충돌합니다")),
    STALE(new Kind("stale", 412, "It was changed meanwhile", "그사이에 내용이 바뀌었습니다")),
    TOO_LARGE(new Kind("too-large", 413, "The request is too large", "요청이 너무 큽니다")),
    UNSUPPORTED_MEDIA_TYPE(new Kind("unsupported-media-type", 415, "The body must be JSON", "본문은 JSON이어야 합니다")),
    UNPROCESSABLE(new Kind("unprocessable", 422, "The request cannot be carried out", "요청을 처리할 수 없습니다")),
    TOO_MANY_REQUESTS(new Kind("too-many-requests", 429, "Too many tries; wait a while", "시도가 너무 많습니다. 잠시 기다려 주세요")),
    INTERNAL_ERROR(new Kind("internal-error", 500, "Something went wrong on our side", "서버에 문제가 생겼습니다")),
    UNAVAILABLE(new Kind("unavailable", 503, "The service is busy; try again", "잠시 후 다시 시도해 주세요"));

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
