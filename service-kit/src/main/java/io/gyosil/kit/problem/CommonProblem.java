package io.gyosil.kit.problem;

/** The problems that every service can answer with. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid", "요청이 올바르지 않습니다"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid token is needed", "올바른 토큰이 필요합니다"),
    FORBIDDEN("forbidden", 403, "This is not allowed", "허용되지 않은 요청입니다"),
    NOT_FOUND("not-found", 404, "There is no such thing", "찾을 수 없습니다"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here", "허용되지 않은 메서드입니다"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No such representation", "요청한 형식으로 응답할 수 없습니다"),
    TOO_LARGE("too-large", 413, "The request is too large", "요청이 너무 큽니다"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body must be JSON", "본문은 JSON이어야 합니다"),
    UNPROCESSABLE("unprocessable", 422, "The request cannot be carried out", "요청을 처리할 수 없습니다"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong on our side", "서버에 문제가 생겼습니다"),
    UNAVAILABLE("unavailable", 503, "The service is busy; try again", "잠시 후 다시 시도해 주세요");

    private final String slug;
    private final int status;
    private final String english;
    private final String korean;

    CommonProblem(String slug, int status, String english, String korean) {
        this.slug = slug;
        this.status = status;
        this.english = english;
        this.korean = korean;
    }

    /** The kind that stands for an HTTP status; the nearest general one where there is none of its own. */
    static CommonProblem ofStatus(int status) {
        for (CommonProblem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String korean() {
        return korean;
    }
}
