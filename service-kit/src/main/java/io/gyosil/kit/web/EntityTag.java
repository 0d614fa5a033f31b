package io.gyosil.kit.web;

import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

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
        ExpectedVersion.of(request).check(version);
    }

    /** A version as a tag. */
    static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }
}
