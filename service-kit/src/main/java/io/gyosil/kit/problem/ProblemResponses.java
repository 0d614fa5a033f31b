package io.gyosil.kit.problem;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one place that makes {@code application/problem+json} (RFC 9457). */
@Singleton
public class ProblemResponses {

    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");
    private static final int MOST_ERRORS = 100;
    private static final String TRY_AGAIN_SECONDS = "2";
    private static final List<Locale> TITLES = List.of(Locale.ENGLISH, Locale.KOREAN);

    /** The answer for a problem. */
    public MutableHttpResponse<?> of(HttpRequest<?> request, ProblemException problem) {
        return fill(
                HttpResponseFactory.INSTANCE.status(
                        HttpStatus.valueOf(problem.type().kind().status())),
                request,
                problem.type(),
                problem.detail(),
                problem.errors(),
                problem.members());
    }

    MutableHttpResponse<?> fill(
            MutableHttpResponse<?> response,
            HttpRequest<?> request,
            ProblemType type,
            @Nullable String detail,
            List<FieldError> errors,
            Map<String, Object> members) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.kind().slug());
        body.put("title", title(request, type));
        body.put("status", type.kind().status());
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("instance", request.getPath());
        if (!errors.isEmpty()) {
            body.put("errors", errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
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

    private static String title(HttpRequest<?> request, ProblemType type) {
        String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        return accepted != null && prefersKorean(accepted)
                ? type.kind().korean()
                : type.kind().english();
    }

    private static boolean prefersKorean(String accepted) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(accepted), TITLES);
            return Locale.KOREAN.equals(best);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
