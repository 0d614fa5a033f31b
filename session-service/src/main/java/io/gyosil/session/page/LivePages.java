package io.gyosil.session.page;

import io.gyosil.ui.Pages;
import io.micronaut.core.annotation.Nullable;
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

/** The two pages of a lesson. */
@Controller
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class LivePages {

    private final Pages pages;

    LivePages(Pages pages) {
        this.pages = pages;
    }

    /** The teacher's. */
    @Get("/live")
    HttpResponse<byte[]> live(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return pages.answer(request, lang, "live");
    }

    /** The pupil's, who will type the code. */
    @Get("/join")
    HttpResponse<byte[]> join(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return pages.answerAlone(request, lang, "join");
    }

    /** The pupil's, who comes with a code: its module reads it from the address. */
    @Get("/join/{code}")
    HttpResponse<byte[]> join(HttpRequest<?> request, String code, @QueryValue @Nullable String lang) {
        return join(request, lang);
    }
}
