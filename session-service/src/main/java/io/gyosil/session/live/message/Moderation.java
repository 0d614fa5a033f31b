package io.gyosil.session.live.message;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.live.lesson.Actor;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonAccess;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantRepository;
import io.gyosil.session.live.lesson.ParticipantView;
import io.gyosil.session.live.lesson.Timeline;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a teacher decides on messages and people. Deciding the same again changes nothing. */
@Singleton
class Moderation {

    private final LessonAccess access;
    private final MessageRepository messages;
    private final ParticipantRepository participants;
    private final Timeline timeline;

    Moderation(LessonAccess access, MessageRepository messages, ParticipantRepository participants, Timeline timeline) {
        this.access = access;
        this.messages = messages;
        this.participants = participants;
        this.timeline = timeline;
    }

    @Transactional
    Message decide(Caller caller, UUID sessionId, UUID messageId, MessageAct act) {
        Lesson lesson = access.lockToTeach(caller, sessionId);
        Message before = messages.find(sessionId, lesson.since(), messageId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-message")));
        if (before.state().equals(act.result())) {
            return before;
        }
        if (!act.isFor(before.state())) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.message-" + act.wire(), before.state()));
        }
        return decide(caller, lesson, before, act);
    }

    private Message decide(Caller caller, Lesson lesson, Message before, MessageAct act) {
        boolean isNew = act == MessageAct.APPROVE;
        Message after = before.moderated(act.result(), isNew ? Long.valueOf(lesson.lastSeq() + 1) : before.seq());
        messages.update(after.messageId(), after.createdAt(), after.state(), after.moderated(), after.seq());
        Actor actor = Actor.user(caller.userId());
        timeline.happened(lesson, act.event(after), actor);
        if (before.state().equals(Message.HELD)) {
            timeline.happened(lesson, new LessonEvent.MessageUnheld(after.messageId(), after.state()), actor);
        }
        return after;
    }

    @Transactional
    ParticipantView decide(Caller caller, UUID sessionId, UUID participantId, ParticipantAct act) {
        Lesson lesson = access.lockToTeach(caller, sessionId);
        Participant participant = participants
                .find(participantId)
                .filter(found -> found.sessionId().equals(sessionId))
                .orElseThrow(
                        () -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-participant")));
        if (participant.isTeacher()) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.teacher-stays"));
        }
        if (!act.changes(participant.state())) {
            return ParticipantView.of(participant, timeline.now());
        }
        Participant after = participant.in(act.result());
        participants.setState(participantId, after.state());
        timeline.happened(lesson, act.event(participantId), Actor.user(caller.userId()));
        return ParticipantView.of(after, timeline.now());
    }
}
