package io.gyosil.classroom.person;

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

/** Where an admin keeps the people, classes and viewer apps of the school. */
@Controller("/people")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class PeoplePage {

    private final Pages pages;

    PeoplePage(Pages pages) {
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> get(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return pages.answer(request, lang, "people");
    }
}
