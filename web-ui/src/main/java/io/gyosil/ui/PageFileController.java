package io.gyosil.ui;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Styles and modules of the service's pages. Their address changes with them, so a browser keeps what it has. */
@Controller("/ui/{service}")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
class PageFileController {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final PageFiles files;

    PageFileController(PageFiles files) {
        this.files = files;
    }

    /** One of them. While replicas of two versions run, a page of one may ask the other, whose file is not kept. */
    @Get("/{version}/{+name}")
    @Produces({"text/css", "text/csv", "text/javascript", "image/svg+xml", "application/json"})
    HttpResponse<byte[]> get(String service, String version, String name) {
        PageFiles.Asset asset = files.asset(name)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-page-file")));
        boolean isOurs = files.address(name).equals("/ui/" + service + "/" + version + "/" + name);
        return HttpResponse.ok(asset.content())
                .contentType(asset.type())
                .header(HttpHeaders.CACHE_CONTROL, isOurs ? FOREVER : "no-cache");
    }
}
