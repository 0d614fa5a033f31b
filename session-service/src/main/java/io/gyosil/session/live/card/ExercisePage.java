package io.gyosil.session.live.card;

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

/** The page on which teachers write, try and import exercises. */
@Controller("/exercises")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class ExercisePage {

    private final Pages pages;

    ExercisePage(Pages pages) {
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> get(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return pages.answer(request, lang, "exercises");
    }
}
