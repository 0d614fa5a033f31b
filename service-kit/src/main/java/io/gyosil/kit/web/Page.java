package io.gyosil.kit.web;

import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param nextCursor where the next page starts; null on the last
 */
public record Page<T>(
        @Schema(description = "what is on it") List<T> items,

        @Schema(
                description = "where the next page starts: the cursor to ask for it with; null on the last",
                example = "MTcK")
        @Nullable
        String nextCursor) {

    /** How many items a page has when nobody says. */
    public static final int DEFAULT_LIMIT = 50;

    /** How many it has at most. */
    public static final int MOST = 500;

    /**
     * Checks a wanted page size.
     *
     * @throws ProblemException when it is not between 1 and {@link #MOST}
     */
    public static int limit(@Nullable Integer wanted) {
        int limit = wanted == null ? DEFAULT_LIMIT : wanted;
        if (limit < 1 || limit > MOST) {
            throw ProblemException.invalid("?limit", "parameter.range", 1, MOST);
        }
        return limit;
    }

    /** The page with each item shown differently. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }

    /** The page as an answer, with a {@code Link} to the next one. */
    public HttpResponse<Page<T>> answer(HttpRequest<?> request) {
        MutableHttpResponse<Page<T>> response = HttpResponse.ok(this);
        if (nextCursor != null) {
            UriBuilder next = UriBuilder.of(request.getUri());
            next.replaceQueryParam("cursor", nextCursor);
            // The cursor is behind what was skipped.
            next.replaceQueryParam("skip");
            response.header(HttpHeaders.LINK, "<" + next.build() + ">; rel=\"next\"");
        }
        return response;
    }

    /** The page for rows that were read one further than the limit, to learn whether there is a next. */
    public static <T> Page<T> of(List<T> rowsAndOneMore, int limit, Function<T, Cursor> position) {
        if (rowsAndOneMore.size() <= limit) {
            return new Page<>(rowsAndOneMore, null);
        }
        List<T> items = List.copyOf(rowsAndOneMore.subList(0, limit));
        return new Page<>(items, position.apply(items.getLast()).encoded());
    }
}
