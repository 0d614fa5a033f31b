package io.gyosil.session.page;

import io.gyosil.kit.page.PageAssets;
import io.gyosil.kit.page.WebPage;
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

/** The pages, for everybody, and what they are made of. They hold no personal data. */
@Controller
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
class LivePages {

    private final WebPage live = new WebPage("live");
    private final WebPage join = new WebPage("join");
    private final PageAssets assets = PageAssets.of(
            "gyosil.css",
            "lesson.css",
            "live.css",
            "join.css",
            "ask.js",
            "avatar.js",
            "compose.js",
            "element.js",
            "lesson-socket.js",
            "talk.js",
            "live.js",
            "live-cards.js",
            "live-people.js",
            "live-start.js",
            "join.js",
            "join-card.js",
            "join-seat.js");

    /** The teacher's. */
    @Get("/live")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    HttpResponse<byte[]> live(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return live.answer(request, lang);
    }

    /** The pupil's, who will type the code. */
    @Get("/join")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    HttpResponse<byte[]> join(HttpRequest<?> request, @QueryValue @Nullable String lang) {
        return join.answer(request, lang);
    }

    /** The pupil's, who comes with a code: its script reads it from the address. */
    @Get("/join/{code}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    HttpResponse<byte[]> join(HttpRequest<?> request, String code, @QueryValue @Nullable String lang) {
        return join(request, lang);
    }

    /** A style or a script; 304 for a browser that has it. */
    @Get("/live/assets/{name}")
    @Produces({"text/css", "text/javascript", "application/json"})
    HttpResponse<byte[]> asset(HttpRequest<?> request, String name) {
        return assets.answer(request, name);
    }
}
