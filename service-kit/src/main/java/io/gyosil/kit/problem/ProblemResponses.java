package io.gyosil.kit.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The one place that makes {@code application/problem+json} (RFC 9457). */
@Singleton
public class ProblemResponses {

    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");
    private static final int MOST_ERRORS = 100;
    private static final String TRY_AGAIN_SECONDS = "2";

    /** The answer for a problem, in the caller's language. */
    public MutableHttpResponse<?> of(HttpRequest<?> request, ProblemException problem) {
        return fill(
                HttpResponseFactory.INSTANCE.status(
                        HttpStatus.valueOf(problem.type().kind().status())),
                request,
                problem);
    }

    MutableHttpResponse<?> fill(MutableHttpResponse<?> response, HttpRequest<?> request, ProblemException problem) {
        Locale language = Languages.of(request);
        ProblemType type = problem.type();
        Map<String, Object> members = problem.members();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.kind().slug());
        body.put("title", type.kind().title(language));
        body.put("status", type.kind().status());
        body.put("detail", problem.detail(language));
        body.put("instance", request.getPath());
        if (!problem.errors().isEmpty()) {
            body.put(
                    "errors",
                    problem.errors().stream()
                            .limit(MOST_ERRORS)
                            .map(error ->
                                    new Shown(error.pointer(), error.words().in(language)))
                            .toList());
        }
        body.putAll(members);
        if (type.kind().status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        } else if (type.kind().status() == 503) {
            response.header("Retry-After", TRY_AGAIN_SECONDS);
        } else if (members.get(ProblemException.RETRY_AFTER) instanceof Number seconds) {
            response.header("Retry-After", seconds.toString());
        }
        return response.status(type.kind().status()).contentType(PROBLEM_JSON).body(body);
    }

    /** A bad field, in the caller's language. */
    private record Shown(String pointer, String detail) {}
}
