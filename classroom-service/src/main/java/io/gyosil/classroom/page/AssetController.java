package io.gyosil.classroom.page;

import io.gyosil.kit.page.PageAssets;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Styles and scripts of the service's pages. */
@Controller("/assets")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
class AssetController {

    private final PageAssets assets = PageAssets.of("gyosil.css", "login.js", "rosters.js");

    /** One of them; 304 for a browser that has it. */
    @Get("/{name}")
    @Produces({"text/css", "text/javascript", "application/json"})
    HttpResponse<byte[]> get(HttpRequest<?> request, String name) {
        return assets.answer(request, name);
    }
}
