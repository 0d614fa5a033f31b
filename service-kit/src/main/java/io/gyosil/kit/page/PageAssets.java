package io.gyosil.kit.page;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Styles and scripts of a service's pages. Only those that are named are given out. */
public final class PageAssets {

    private static final String AN_HOUR_THEN_ASK = "public, max-age=3600, must-revalidate";
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8");

    private final Map<String, PageFile> files;

    private PageAssets(Map<String, PageFile> files) {
        this.files = files;
    }

    /**
     * Reads them from the classpath, below {@code pages}. All services have {@code gyosil.css}, the style of all pages.
     *
     * @param names names that end in {@code .css} or {@code .js}
     */
    public static PageAssets of(String... names) {
        return new PageAssets(Stream.of(names)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> PageFile.read(name, type(name)))));
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return Optional.ofNullable(TYPES.get(ending))
                .orElseThrow(() -> new IllegalArgumentException("no type for " + name));
    }

    /** One of them; 304 for a browser that has it. */
    public HttpResponse<byte[]> answer(HttpRequest<?> request, String name) {
        PageFile file = Optional.ofNullable(files.get(name))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, "There is no such file."));
        boolean known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).contains(file.tag());
        MutableHttpResponse<byte[]> answer = known
                ? HttpResponse.notModified()
                : HttpResponse.ok(file.content()).contentType(file.type());
        return answer.header(HttpHeaders.ETAG, file.tag()).header(HttpHeaders.CACHE_CONTROL, AN_HOUR_THEN_ASK);
    }
}
