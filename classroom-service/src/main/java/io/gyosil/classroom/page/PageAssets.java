package io.gyosil.classroom.page;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** Styles and scripts of the service's pages. Only those that are named here are given out. */
@Controller("/assets")
@Hidden
class PageAssets {

    private static final String AN_HOUR_THEN_ASK = "public, max-age=3600, must-revalidate";

    private final Map<String, PageFile> files = Map.of(
            "gyosil.css", PageFile.read("gyosil.css", "text/css; charset=utf-8"),
            "login.js", PageFile.read("login.js", "text/javascript; charset=utf-8"),
            "rosters.js", PageFile.read("rosters.js", "text/javascript; charset=utf-8"));

    /** One of them; 304 for a browser that has it. */
    @Get("/{name}")
    @Produces({"text/css", "text/javascript", "application/json"})
    HttpResponse<byte[]> get(HttpRequest<?> request, String name) {
        PageFile file = Optional.ofNullable(files.get(name))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, "There is no such file."));
        boolean known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).contains(file.tag());
        MutableHttpResponse<byte[]> answer = known
                ? HttpResponse.notModified()
                : HttpResponse.ok(file.content()).contentType(file.type());
        return answer.header(HttpHeaders.ETAG, file.tag())
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR_THEN_ASK)
                .header("X-Content-Type-Options", "nosniff");
    }
}
