package io.gyosil.session.card;

import io.gyosil.event.CardShown;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.access.SessionProblem;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonAccess;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.Timeline;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows cards and closes them: one at a time. Works in the open transaction. */
@Singleton
public class ShowCards {

    private final LessonAccess access;
    private final Deck deck;
    private final Cards cards;
    private final Timeline timeline;

    ShowCards(LessonAccess access, Deck deck, Cards cards, Timeline timeline) {
        this.access = access;
        this.deck = deck;
        this.cards = cards;
        this.timeline = timeline;
    }

    /** The card that is open in a lesson, as participants see it. */
    public Optional<CardView> open(UUID sessionId) {
        return cards.open(sessionId).map(CardView::of);
    }

    /**
     * Shows the next one and closes the one before.
     *
     * @throws ProblemException when no problem fits
     */
    Card next(Caller caller, UUID sessionId, Deck.Wish wish) {
        Lesson lesson = access.lockRunning(caller, sessionId);
        Actor actor = Actor.of(caller);
        Instant now = timeline.now();
        Deck.Drawn drawn = deck.draw(lesson, wish, now)
                .orElseThrow(() -> ProblemException.of(
                        SessionProblem.NO_PROBLEMS, "No problem of this class or of the organization fits."));
        Optional<Card> before = cards.open(sessionId);
        if (before.isPresent()) {
            lesson = closed(lesson, before.get(), actor, now);
        }
        Card card = cards.insert(sessionId, drawn, now);
        timeline.happened(lesson, "card-shown", Map.of("card", CardView.of(card)), actor);
        timeline.publish(CardShown.TYPE, event(card));
        return card;
    }

    /** Closes one; closing twice changes nothing. */
    Card close(Caller caller, UUID sessionId, UUID cardId) {
        Lesson lesson = access.lockToTeach(caller, sessionId);
        Card card = cards.find(sessionId, cardId).orElseThrow(ShowCards::notFound);
        if (card.closedAt() != null) {
            return card;
        }
        Instant now = timeline.now();
        closed(access.running(lesson), card, Actor.of(caller), now);
        return card.closed(now);
    }

    List<Card> list(Authentication caller, UUID sessionId, int afterPosition, int most) {
        access.toSee(caller, sessionId);
        return cards.list(sessionId, afterPosition, most);
    }

    private Lesson closed(Lesson lesson, Card card, Actor actor, Instant at) {
        cards.close(card.cardId(), at);
        return timeline.happened(
                lesson,
                "card-closed",
                Map.of(
                        "card_id", card.cardId().toString(),
                        "answer", card.content().answer()),
                actor);
    }

    private static CardShown event(Card card) {
        Problem.Content content = card.content();
        return new CardShown(
                card.sessionId().toString(),
                card.cardId().toString(),
                card.problemId().toString(),
                content.type(),
                content.difficulty(),
                content.grade(),
                card.shownAt());
    }

    static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "This lesson has no such card.");
    }
}
