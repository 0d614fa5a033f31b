package io.gyosil.kit.connection;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ProblemResponses;
import io.gyosil.kit.problem.Words;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes bodies as they are alone: a compressed one could be a thousand times as large as its limit. Says so as RFC
 * 9110, section 15.5.16, asks for.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ContentEncodingFilter {

    private static final String PLAIN = "identity";

    private final ProblemResponses problems;

    ContentEncodingFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        String encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase(PLAIN)
                ? null
                : problems.of(
                                request,
                                ProblemException.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, Words.of("detail.encoded")))
                        .header(HttpHeaders.ACCEPT_ENCODING, PLAIN);
    }
}
