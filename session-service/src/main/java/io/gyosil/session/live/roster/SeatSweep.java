package io.gyosil.session.live.roster;

import io.gyosil.session.live.lesson.Actor;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.lesson.LessonRepository;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantRepository;
import io.gyosil.session.live.lesson.Timeline;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes their seats in running lessons from those who may not teach the class any more: it has another teacher, or they were
 * deactivated.
 */
@Singleton
class SeatSweep {

    private static final Logger LOG = LoggerFactory.getLogger(SeatSweep.class);

    private final ParticipantRepository participants;
    private final LessonRepository lessons;
    private final Timeline timeline;

    SeatSweep(ParticipantRepository participants, LessonRepository lessons, Timeline timeline) {
        this.participants = participants;
        this.lessons = lessons;
        this.timeline = timeline;
    }

    @Scheduled(fixedDelay = "${gyosil.live.rights-every:1s}", initialDelay = "${gyosil.live.rights-every:1s}")
    void sweep() {
        try {
            takeSeats();
        } catch (RuntimeException e) {
            LOG.warn("rights in lessons could not be looked at, and will be: {}", e.toString());
        }
    }

    @Transactional("worker")
    void takeSeats() {
        for (ParticipantRepository.LostSeat lost : participants.lostSeats(null)) {
            lessons.lock(lost.sessionId())
                    // Another replica may have taken it meanwhile.
                    .filter(lesson ->
                            !participants.lostSeats(lost.participantId()).isEmpty())
                    .ifPresent(lesson -> {
                        participants.setState(lost.participantId(), Participant.KICKED);
                        timeline.happened(lesson, new LessonEvent.SeatLost(lost.participantId()), Actor.SYSTEM);
                    });
        }
    }
}
