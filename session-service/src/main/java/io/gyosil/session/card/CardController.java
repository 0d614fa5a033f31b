package io.gyosil.session.card;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.lesson.Wording;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The cards of a lesson. */
@Controller("/api/live-sessions/{session_id}/cards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Cards")
class CardController {

    private static final int LONGEST_ANSWER = 200;

    private final ShowCards show;
    private final AnswerCards answers;

    CardController(ShowCards show, AnswerCards answers) {
        this.show = show;
        this.answers = answers;
    }

    /** What somebody answered. */
    record AnswerView(UUID cardId, String answer) {}

    /** Shows the next card, of a grade, difficulty and type or of any, and closes the one before. */
    @Post
    HttpResponse<CardView> showNextCard(
            @PathVariable("session_id") UUID sessionId,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Wish wish = body == null || body.length == 0 ? new Wish(null, null, null) : wish(JsonBody.read(body));
        Caller caller = Caller.of(authentication);
        return HttpResponse.created(CardView.ofTeacher(show.next(caller, sessionId, wish)));
    }

    /** Those shown so far, in their order. */
    @Get
    HttpResponse<Page<CardView>> listCards(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("limit", "cursor"));
        Slice slice = Slice.of(limit, null, cursor, 1);
        Cursor after = slice.cursor();
        int position = after == null ? 0 : after.parsed(0, Integer::parseInt);
        boolean teaches = Seat.of(authentication).isEmpty();
        return slice.page(
                        show.list(authentication, sessionId, position, slice.most()),
                        card -> Cursor.at(Integer.toString(card.position())))
                .map(card -> teaches ? CardView.ofTeacher(card) : CardView.of(card))
                .answer(request);
    }

    /** Answers a card, once. */
    @Post("/{card_id}/answers")
    HttpResponse<AnswerView> answerCard(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("card_id") UUID cardId,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Seat seat = Seat.of(authentication)
                .orElseThrow(() -> ProblemException.of(CommonProblem.FORBIDDEN, "Only participants answer cards."));
        FieldReader fields = JsonBody.read(body);
        String given = fields.text("answer", 20 * LONGEST_ANSWER);
        fields.finish();
        String answer = Wording.of("/answer", Objects.requireNonNull(given), LONGEST_ANSWER);
        boolean isNew = answers.answer(seat, sessionId, cardId, answer);
        AnswerView view = new AnswerView(cardId, answer);
        return isNew ? HttpResponse.created(view) : HttpResponse.ok(view);
    }

    /** Closes a card, which shows everybody the answer. */
    @Post("/{card_id}/close")
    CardView closeCard(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("card_id") UUID cardId,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return CardView.ofTeacher(show.close(caller, sessionId, cardId));
    }

    /** How a card was answered. */
    @Get("/{card_id}/results")
    CardResults getCardResults(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("card_id") UUID cardId,
            Authentication authentication) {
        return answers.results(authentication, sessionId, cardId);
    }

    private static Wish wish(FieldReader fields) {
        String grade = fields.optionalText("grade", ExerciseFields.LONGEST_GRADE);
        Long difficulty = fields.optionalNumber("difficulty", ExerciseFields.EASIEST, ExerciseFields.HARDEST);
        String type = fields.optionalText("type", 20);
        if (type != null && !ExerciseFields.TYPES.contains(type)) {
            fields.wrong("type", ExerciseFields.MUST_BE_A_TYPE);
        }
        fields.finish();
        return new Wish(grade, difficulty == null ? null : difficulty.intValue(), type);
    }
}
