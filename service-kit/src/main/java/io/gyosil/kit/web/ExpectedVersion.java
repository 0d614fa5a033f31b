package io.gyosil.kit.web;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;

/**
 * Which version of a thing its changer has read, by the {@code If-Match} of the request: what a use case holds against the thing
 * once it is locked.
 *
 * @param tags the {@code ETag}s that will do, or {@code *}; none when the changer does not say
 */
public record ExpectedVersion(List<String> tags) {

    /** Any: for changes that nobody asked for by a request. */
    public static final ExpectedVersion ANY = new ExpectedVersion(List.of());

    public ExpectedVersion {
        tags = List.copyOf(tags);
    }

    /** What a request says. */
    public static ExpectedVersion of(HttpRequest<?> request) {
        return new ExpectedVersion(request.getHeaders().getAll(HttpHeaders.IF_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .toList());
    }

    /**
     * Holds it against the version that is there.
     *
     * @throws ProblemException stale, when it is another
     */
    public void check(long version) {
        String there = EntityTag.of(version);
        if (!tags.isEmpty() && !tags.contains("*") && !tags.contains(there)) {
            throw ProblemException.of(CommonProblem.STALE, Words.of("detail.stale", there));
        }
    }
}
