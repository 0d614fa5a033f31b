package io.gyosil.session.live.card;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.gyosil.session.Wording;
import io.gyosil.session.live.lesson.ParticipantTokens;
import io.gyosil.session.live.lesson.Seat;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /**
     * What somebody answered.
     *
     * @param cardId the card
     * @param answer the answer as it was taken
     */
    @Schema(name = "CardAnswerView")
    record AnswerView(UUID cardId, @Schema(example = "3/4") String answer) {}

    /**
     * Shows the next card, of a grade, difficulty and type or of any, and closes the one before.
     *
     * @param sessionId the lesson
     * @return the card
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    CardView showNextCard(
            @PathVariable("session_id") UUID sessionId,
            @Body @Nullable NextCardRequest body,
            Authentication authentication) {
        NextCardRequest wish = body == null ? NextCardRequest.ANY : body;
        return CardView.ofTeacher(show.next(Caller.of(authentication), sessionId, wish));
    }

    /**
     * Those shown so far, in their order.
     *
     * @param sessionId the lesson
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return a page of cards
     */
    @Get
    @Secured({Roles.TEACHER, Roles.ADMIN, Seat.PARTICIPANT})
    @ReadProblems
    HttpResponse<Page<CardView>> listCards(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 1);
        int position = after == null ? 0 : after.parsed(0, Integer::parseInt);
        boolean teaches = ParticipantTokens.seat(authentication).isEmpty();
        return Page.of(
                        show.list(authentication, sessionId, position, most + 1),
                        most,
                        card -> Cursor.at(Integer.toString(card.position())))
                .map(card -> teaches ? CardView.ofTeacher(card) : CardView.of(card))
                .answer(request);
    }

    /**
     * Answers a card, once.
     *
     * @param sessionId the lesson
     * @param cardId the card
     */
    @Post("/{card_id}/answers")
    @Secured(Seat.PARTICIPANT)
    @WriteProblems
    @ApiResponse(
            responseCode = "201",
            description = "taken",
            content = @Content(schema = @Schema(implementation = AnswerView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "the same was answered before",
            content = @Content(schema = @Schema(implementation = AnswerView.class)))
    HttpResponse<AnswerView> answerCard(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("card_id") UUID cardId,
            @Body AnswerRequest body,
            Authentication authentication) {
        Seat seat = ParticipantTokens.seat(authentication)
                .orElseThrow(() ->
                        ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.only-participants-answer")));
        String answer = Wording.of("/answer", body.answer(), LONGEST_ANSWER);
        AnswerView view = new AnswerView(cardId, answer);
        return answers.answer(seat, sessionId, cardId, answer) ? HttpResponse.created(view) : HttpResponse.ok(view);
    }

    /**
     * Closes a card, which shows everybody the answer.
     *
     * @param sessionId the lesson
     * @param cardId the card
     * @return the card
     */
    @Post("/{card_id}/close")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    CardView closeCard(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("card_id") UUID cardId,
            Authentication authentication) {
        return CardView.ofTeacher(show.close(Caller.of(authentication), sessionId, cardId));
    }

    /**
     * How a card was answered: for the teacher at any time, for a participant once it is closed.
     *
     * @param sessionId the lesson
     * @param cardId the card
     * @return the answers, counted
     */
    @Get("/{card_id}/results")
    @Secured({Roles.TEACHER, Roles.ADMIN, Seat.PARTICIPANT})
    @ReadProblems
    CardResults getCardResults(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("card_id") UUID cardId,
            Authentication authentication) {
        return answers.results(authentication, sessionId, cardId);
    }
}
