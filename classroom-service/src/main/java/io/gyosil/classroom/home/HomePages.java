package io.gyosil.classroom.home;

import io.gyosil.ui.Pages;
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

/** The home of everybody, by role, and the page for developers. */
@Controller
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class HomePages {

    private final Pages pages;

    HomePages(Pages pages) {
        this.pages = pages;
    }

    @Get("/")
    HttpResponse<byte[]> home(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return pages.answer(request, lang, "home");
    }

    /** Which path belongs to which service, and the documents that describe them. */
    @Get("/developers")
    HttpResponse<byte[]> developers(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return pages.answer(request, lang, "developers");
    }
}
