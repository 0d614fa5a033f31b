package io.gyosil.classroom.page;

import io.gyosil.kit.page.WebPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** The pages, for everybody: they show what their reader is logged in for. */
@Controller
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class Pages {

    private final WebPage login = new WebPage("login");
    private final WebPage rosters = new WebPage("rosters");

    /** Logging in, and what belongs to it. Its script alone reads {@code next}, where it goes afterwards. */
    @Get("/login")
    HttpResponse<byte[]> login(
            HttpRequest<?> request, @QueryValue @Nullable String lang, @QueryValue("next") @Nullable String ignored) {
        return login.answer(request, lang);
    }

    /** Where an admin imports rosters. */
    @Get("/rosters")
    HttpResponse<byte[]> rosters(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return rosters.answer(request, lang);
    }
}
