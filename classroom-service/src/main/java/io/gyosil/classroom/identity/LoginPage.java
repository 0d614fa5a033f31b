package io.gyosil.classroom.identity;

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

/** Logging in, and what belongs to it. */
@Controller("/login")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class LoginPage {

    private final Pages pages;

    LoginPage(Pages pages) {
        this.pages = pages;
    }

    /** Its module alone reads {@code next}, where it goes afterwards. */
    @Get
    HttpResponse<byte[]> get(
            HttpRequest<?> request, @QueryValue @Nullable String lang, @QueryValue("next") @Nullable String ignored) {
        return pages.answer(request, lang, "login");
    }
}
