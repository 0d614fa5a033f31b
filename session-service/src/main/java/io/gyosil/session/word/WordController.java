package io.gyosil.session.word;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;

/** The words that hold a message: the staff reads them, an admin writes them. */
@Controller("/api/live-words")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Words")
class WordController {

    private static final String EXAMPLE = "{\"words\": [\"바보\", \"stupid\"]}";
    private static final String WORDS = "words";
    private static final int MOST = 5_000;
    private static final int LONGEST = 50;

    private final KeepHeldWords keep;

    WordController(KeepHeldWords keep) {
        this.keep = keep;
    }

    /** The words of the own organization, in the order of their characters. */
    @Get
    HttpResponse<WordsView> getWords(HttpRequest<?> request, Authentication authentication) {
        KnownParameters.check(request, Set.of());
        long orgId = organization(authentication);
        return tagged(keep.of(orgId));
    }

    /** Puts other words, or none, in their place: from the next message on they hold it. */
    @Put
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<WordsView> putWords(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        long orgId = organization(authentication);
        List<String> words = read(JsonBody.read(body));
        return tagged(keep.replace(orgId, version -> EntityTag.check(request, version), words));
    }

    private static HttpResponse<WordsView> tagged(WordsView words) {
        return EntityTag.ok(words, words.version());
    }

    private static List<String> read(FieldReader fields) {
        fields.optional(WORDS);
        boolean none =
                fields.raw().path(WORDS).isArray() && fields.raw().path(WORDS).isEmpty();
        List<String> words = none ? List.of() : fields.texts(WORDS, MOST, LONGEST);
        for (int i = 0; fields.errors().isEmpty() && i < words.size(); i++) {
            if (!WordList.canBeFound(words.get(i))) {
                fields.wrong(WORDS + "/" + i, "has no letter, digit or picture by which it could be found");
            }
        }
        fields.finish();
        return words.stream()
                .map(word -> Normalizer.normalize(word.strip(), Normalizer.Form.NFC))
                .distinct()
                .toList();
    }

    private static long organization(Authentication authentication) {
        Long orgId = Caller.of(authentication).orgId();
        if (orgId == null) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, "You belong to no organization.");
        }
        return orgId;
    }
}
