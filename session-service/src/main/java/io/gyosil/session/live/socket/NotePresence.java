package io.gyosil.session.live.socket;

import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantRepository;
import io.gyosil.session.live.lesson.ParticipantView;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Notes who is there, and says who is in all, however many lessons it is about. */
@Singleton
class NotePresence {

    /** How often it is noted: three times within the time after which somebody counts as gone. */
    private static final Duration NOTE_EVERY = ParticipantView.PRESENT_FOR.dividedBy(3);

    private static final Duration WITHOUT_TEACHER = Duration.ofMinutes(30);
    private static final Duration SLIDE_EVERY = Duration.ofMinutes(1);

    private final PresenceRepository rows;
    private final ParticipantRepository participants;

    NotePresence(PresenceRepository rows, ParticipantRepository participants) {
        this.rows = rows;
        this.participants = participants;
    }

    /**
     * What one hub knows.
     *
     * @param present who has a socket open here
     * @param left who had, and has none here any more
     * @param taught the lessons whose teacher is here
     * @param open the lessons of which sockets are open here
     */
    record Here(Collection<UUID> present, Collection<UUID> left, Collection<UUID> taught, Collection<UUID> open) {}

    /** Notes it; how the lessons stand then that are open here. */
    @Transactional("worker")
    Map<UUID, PresenceRepository.Standing> note(Here here, Instant now) {
        if (!here.left().isEmpty()) {
            rows.left(ids(here.left()));
        }
        if (!here.present().isEmpty()) {
            rows.seen(ids(here.present()), now, now.minus(NOTE_EVERY));
        }
        if (!here.taught().isEmpty()) {
            Instant until = now.plus(WITHOUT_TEACHER);
            rows.goOn(ids(here.taught()), until, until.minus(SLIDE_EVERY));
        }
        return rows.standings(ids(here.open()), now.minus(ParticipantView.PRESENT_FOR)).stream()
                .collect(Collectors.toMap(PresenceRepository.Standing::sessionId, Function.identity()));
    }

    /** Who is in these lessons, of each so many. */
    @Transactional("worker")
    Map<UUID, List<Participant>> people(Collection<UUID> sessions, Instant now, int most) {
        return participants.list(sessions, now.minus(ParticipantView.PRESENT_FOR), most);
    }

    /** In one order, so that two hubs do not wait for each other. */
    private static String[] ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().toArray(String[]::new);
    }
}
