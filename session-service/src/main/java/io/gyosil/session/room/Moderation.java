package io.gyosil.session.room;

import io.gyosil.event.MessageModerated;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonAccess;
import io.gyosil.session.lesson.Participant;
import io.gyosil.session.lesson.ParticipantRepository;
import io.gyosil.session.lesson.ParticipantView;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.Audience;
import io.gyosil.session.timeline.CloseCode;
import io.gyosil.session.timeline.Timeline;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
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
                .map(MessageRepository.Row::message)
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
        Actor actor = Actor.of(caller);
        String id = before.messageId().toString();
        Map<String, String> named = Map.of("message_id", id);
        boolean isNew = act == MessageAct.APPROVE;
        Message after = before.moderated(act.result(), isNew ? Long.valueOf(lesson.lastSeq() + 1) : before.seq());
        messages.update(after.messageId(), after.createdAt(), after.state(), after.moderated(), after.seq());
        switch (act) {
            case APPROVE ->
                timeline.happened(lesson, "message-posted", Map.of("message", after.seen()), named, actor, null);
            case HIDE -> timeline.happened(lesson, "message-hidden", named, actor);
            case RESTORE ->
                timeline.happened(lesson, "message-restored", Map.of("message", after.seen()), named, actor, null);
            case REJECT -> timeline.log(lesson, "message-rejected", named, actor);
        }
        if (before.state().equals(Message.HELD)) {
            timeline.announce(lesson, Audience.TEACHER, "unheld", Map.of("message_id", id, "state", after.state()));
        }
        timeline.publish(
                MessageModerated.TYPE,
                new MessageModerated(lesson.sessionId().toString(), id, act.wire(), caller.userId(), timeline.now()));
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
        timeline.log(
                lesson,
                "participant-" + act.result(),
                Map.of("participant_id", participantId.toString(), "act", act.wire()),
                Actor.of(caller));
        if (act != ParticipantAct.UNBAN) {
            timeline.announce(
                    lesson,
                    Audience.only(participantId),
                    "removed",
                    Map.of("act", act.wire()),
                    act == ParticipantAct.BAN ? CloseCode.BANNED : CloseCode.KICKED);
        }
        return ParticipantView.of(after, timeline.now());
    }
}
