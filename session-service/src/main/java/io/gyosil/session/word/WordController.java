package io.gyosil.session.word;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.ExpectedVersion;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The words that hold a message: the staff reads them, an admin writes them. */
@Controller("/api/live-words")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Words")
class WordController {

    private final KeepHeldWords keep;

    WordController(KeepHeldWords keep) {
        this.keep = keep;
    }

    /**
     * The words of the own organization.
     *
     * @return the words, in the order of their characters
     */
    @Get
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<WordsView> getWords(Authentication authentication) {
        return tagged(keep.of(organization(authentication)));
    }

    /**
     * Puts other words, or none, in their place: from the next message on they hold it.
     *
     * @return the words by now
     */
    @Put
    @Secured(Roles.ADMIN)
    @ChangeProblems
    HttpResponse<WordsView> putWords(HttpRequest<?> request, @Body WordsRequest body, Authentication authentication) {
        return tagged(keep.replace(organization(authentication), ExpectedVersion.of(request), body.words()));
    }

    /**
     * Says which word would hold a sentence, be they kept or about to be. Nothing is kept of it.
     *
     * @return the word, if there is one
     */
    @Post("/tries")
    @Secured(Roles.ADMIN)
    @WriteProblems
    @ApiResponse(responseCode = "200", description = "tried")
    HttpResponse<TryView> tryWords(@Body TryRequest body, Authentication authentication) {
        return HttpResponse.ok(new TryView(keep.first(organization(authentication), body.words(), body.text())
                .orElse(null)));
    }

    private static HttpResponse<WordsView> tagged(WordsView words) {
        return EntityTag.ok(words, words.version());
    }

    private static long organization(Authentication authentication) {
        Long orgId = Caller.of(authentication).orgId();
        if (orgId == null) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.no-organization"));
        }
        return orgId;
    }
}
