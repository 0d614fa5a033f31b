package io.gyosil.session.live.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.SessionProblem;
import io.gyosil.session.live.lesson.Actor;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonAccess;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.lesson.Timeline;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows cards and closes them: one at a time. */
@Singleton
public class ShowCards {

    private final LessonAccess access;
    private final DeckRepository deck;
    private final CardRepository cards;
    private final Timeline timeline;

    ShowCards(LessonAccess access, DeckRepository deck, CardRepository cards, Timeline timeline) {
        this.access = access;
        this.deck = deck;
        this.cards = cards;
        this.timeline = timeline;
    }

    /** The card that is open in a lesson. */
    public Optional<Card> open(UUID sessionId) {
        return cards.open(sessionId).map(CardRepository.Row::card);
    }

    /**
     * Shows the next one and closes the one before.
     *
     * @throws ProblemException when no problem fits
     */
    @Transactional
    Card next(Caller caller, UUID sessionId, NextCardRequest wish) {
        Lesson lesson = access.lockRunning(caller, sessionId);
        Actor actor = Actor.user(caller.userId());
        Instant now = timeline.now();
        DeckRepository.Drawn drawn = deck.draw(
                        lesson.classId(), lesson.orgId(), sessionId, wish.grade(), wish.difficulty(), wish.typeName())
                .orElseThrow(() -> ProblemException.of(SessionProblem.NO_PROBLEMS, Words.of("detail.no-problems")));
        deck.remember(lesson.classId(), drawn.problemId(), drawn.round(), now);
        Optional<Card> before = open(sessionId);
        if (before.isPresent()) {
            lesson = closed(lesson, before.get(), actor, now);
        }
        Card card = insert(sessionId, drawn, now);
        timeline.happened(lesson, new LessonEvent.CardShown(CardView.of(card)), actor);
        return card;
    }

    /** Closes one; closing twice changes nothing. */
    @Transactional
    Card close(Caller caller, UUID sessionId, UUID cardId) {
        Lesson lesson = access.lockToTeach(caller, sessionId);
        Card card = cards.find(sessionId, cardId).map(CardRepository.Row::card).orElseThrow(ShowCards::notFound);
        if (card.closedAt() != null) {
            return card;
        }
        Instant now = timeline.now();
        closed(access.running(lesson), card, Actor.user(caller.userId()), now);
        return card.closed(now);
    }

    @Transactional
    List<Card> list(Authentication caller, UUID sessionId, int afterPosition, int most) {
        access.toSee(caller, sessionId);
        return cards.list(sessionId, afterPosition, most).stream()
                .map(CardRepository.Row::card)
                .toList();
    }

    private Card insert(UUID sessionId, DeckRepository.Drawn drawn, Instant now) {
        return cards.insert(
                        UuidCreator.getTimeOrderedEpoch(),
                        sessionId,
                        drawn.problemId(),
                        drawn.question(),
                        drawn.answer(),
                        drawn.type(),
                        drawn.difficulty(),
                        drawn.grade(),
                        drawn.remaining(),
                        now)
                .getFirst()
                .card();
    }

    private Lesson closed(Lesson lesson, Card card, Actor actor, Instant at) {
        cards.close(card.cardId(), at);
        return timeline.happened(
                lesson, new LessonEvent.CardClosed(card.cardId(), card.content().answer()), actor);
    }

    static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-card"));
    }
}
