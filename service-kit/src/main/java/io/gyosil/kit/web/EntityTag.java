package io.gyosil.kit.web;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;

/** The {@code ETag} of a thing is its version; who changes it may say, by {@code If-Match}, which one was read. */
public final class EntityTag {

    private EntityTag() {}

    /** An answer with the thing's tag. */
    public static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> answer, long version) {
        return answer.header(HttpHeaders.ETAG, of(version));
    }

    /** The thing and its tag. */
    public static <T> HttpResponse<T> ok(T thing, long version) {
        return tagged(HttpResponse.ok(thing), version);
    }

    /**
     * Holds the request's {@code If-Match}, if it has one, against the version that is there.
     *
     * @throws ProblemException stale, when it names another
     */
    public static void check(HttpRequest<?> request, long version) {
        List<String> wanted = request.getHeaders().getAll(HttpHeaders.IF_MATCH);
        boolean matches = wanted.stream()
                .flatMap(tags -> List.of(tags.split(",")).stream())
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
        if (!wanted.isEmpty() && !matches) {
            throw ProblemException.of(CommonProblem.STALE, Words.of("detail.stale", of(version)));
        }
    }

    private static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }
}
