package io.gyosil.session.live.card;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.live.lesson.Actor;
import io.gyosil.session.live.lesson.LessonAccess;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantTokens;
import io.gyosil.session.live.lesson.Seat;
import io.gyosil.session.live.lesson.Timeline;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Takes pupils' answers, grades them, and shows how a card was answered. */
@Singleton
class AnswerCards {

    private final LessonAccess access;
    private final CardRepository cards;
    private final Timeline timeline;

    AnswerCards(LessonAccess access, CardRepository cards, Timeline timeline) {
        this.access = access;
        this.cards = cards;
        this.timeline = timeline;
    }

    /**
     * Takes an answer.
     *
     * @return whether it is new; the same one again is not
     * @throws ProblemException when another answer was given before, or the card is closed
     */
    @Transactional
    boolean answer(Seat seat, UUID sessionId, UUID cardId, String answer) {
        LessonAccess.Attendance attendance = access.lockAttended(seat, sessionId);
        Participant pupil = attendance.participant();
        if (pupil.isTeacher()) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.teacher-answers"));
        }
        Card card = card(sessionId, cardId);
        Optional<CardRepository.Answer> before = cards.answer(cardId, pupil.participantId());
        if (before.isPresent()) {
            if (before.get().answer().equals(answer)) {
                return false;
            }
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.answered-already"));
        }
        if (card.closedAt() != null) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.card-closed"));
        }
        boolean correct =
                Grading.isCorrect(card.content().type(), card.content().answer(), answer);
        cards.addAnswer(cardId, pupil.participantId(), answer, correct, timeline.now());
        timeline.happened(
                attendance.lesson(),
                new LessonEvent.CardAnswered(cardId, pupil.participantId(), correct, cards.results(card)),
                Actor.participant(pupil.participantId()));
        return true;
    }

    /** How a card was answered: for the teacher at any time, for a participant once it is closed. */
    @Transactional
    CardResults results(Authentication caller, UUID sessionId, UUID cardId) {
        Optional<Seat> seat = ParticipantTokens.seat(caller);
        if (seat.isEmpty()) {
            access.toTeach(Caller.of(caller), sessionId);
            return cards.results(card(sessionId, cardId));
        }
        Participant participant = access.attend(seat.get(), sessionId).participant();
        Card card = card(sessionId, cardId);
        if (card.closedAt() == null && !participant.isTeacher()) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.card-open"));
        }
        return cards.results(card)
                .withOwn(cards.answer(cardId, participant.participantId())
                        .map(own -> new OwnAnswer(own.answer(), own.correct()))
                        .orElse(null));
    }

    private Card card(UUID sessionId, UUID cardId) {
        return cards.find(sessionId, cardId).map(CardRepository.Row::card).orElseThrow(ShowCards::notFound);
    }
}
