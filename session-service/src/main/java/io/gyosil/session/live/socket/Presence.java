package io.gyosil.session.live.socket;

import io.gyosil.kit.event.EventJson;
import io.gyosil.session.live.lesson.EventName;
import io.gyosil.session.live.lesson.Frame;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantView;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is there. Every second this hub notes whose sockets are open here, and sends the rooms here how many are there in all; while a
 * teacher is there, the lesson goes on. It also sees what Kafka has not delivered: a room that is behind reads the database.
 */
@Singleton
class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /** So many are listed for the teacher; of more, the rest is a request away. */
    private static final int MOST_LISTED = 200;

    /** A list that changed otherwise, such as by a ban, is sent within so many looks. */
    private static final int LIST_EVERY = 5;

    private final NotePresence presence;
    private final Rooms rooms;
    private final Clock clock;

    private long ticks;
    private Map<UUID, Integer> counted = Map.of();

    /** Rooms that were behind when looked at last: Kafka takes a moment, too. */
    private Set<UUID> behind = Set.of();

    Presence(NotePresence presence, Rooms rooms, Clock clock) {
        this.presence = presence;
        this.rooms = rooms;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "${gyosil.live.presence-every:1s}", fixedDelay = "${gyosil.live.presence-every:1s}")
    void announce() {
        Collection<Room> here = rooms.all();
        Set<UUID> left = rooms.left();
        try {
            if (!here.isEmpty() || !left.isEmpty()) {
                announce(here, left);
            }
        } catch (RuntimeException e) {
            LOG.warn("who is there could not be noted, and will be: {}", e.toString());
        }
    }

    private void announce(Collection<Room> here, Set<UUID> left) {
        Instant now = clock.instant();
        Set<UUID> present = here.stream()
                .flatMap(room -> room.sockets().stream())
                .map(Socket::participant)
                .filter(Objects::nonNull)
                .map(Participant::participantId)
                .collect(Collectors.toSet());
        List<Room> taught = here.stream().filter(Room::hasTeacher).toList();
        Map<UUID, PresenceRepository.Standing> standings = presence.note(
                new NotePresence.Here(
                        present,
                        left.stream().filter(id -> !present.contains(id)).toList(),
                        taught.stream().map(Room::sessionId).toList(),
                        here.stream().map(Room::sessionId).toList()),
                now);
        here.forEach(room -> announce(room, standings.get(room.sessionId())));
        Map<UUID, Integer> counts = new HashMap<>();
        standings.values().forEach(standing -> counts.put(standing.sessionId(), standing.present()));
        boolean all = ticks++ % LIST_EVERY == 0;
        announceToTeachers(
                taught.stream()
                        .filter(room ->
                                all || !Objects.equals(counts.get(room.sessionId()), counted.get(room.sessionId())))
                        .toList(),
                now);
        counted = counts;
        catchUp(here, standings);
    }

    private static void announce(Room room, PresenceRepository.@Nullable Standing standing) {
        if (standing != null) {
            room.presence(frame(standing.present(), null), false);
        }
    }

    private void announceToTeachers(Collection<Room> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        Map<UUID, List<Participant>> participants =
                presence.people(changed.stream().map(Room::sessionId).toList(), now, MOST_LISTED);
        for (Room room : changed) {
            List<ParticipantView> people = participants.getOrDefault(room.sessionId(), List.of()).stream()
                    .map(participant -> ParticipantView.of(participant, now))
                    .toList();
            int count = (int) people.stream()
                    .filter(person -> person.present() && person.role().equals(Participant.STUDENT))
                    .count();
            room.presence(frame(count, people), true);
        }
    }

    private static String frame(int count, @Nullable List<ParticipantView> people) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("count", count);
        if (people != null) {
            frame.put("people", people);
        }
        return EventJson.write(Frame.body(EventName.PRESENCE, frame));
    }

    private void catchUp(Collection<Room> here, Map<UUID, PresenceRepository.Standing> standings) {
        Set<UUID> before = behind;
        Set<UUID> now = ConcurrentHashMap.newKeySet();
        for (Room room : here) {
            PresenceRepository.Standing standing = standings.get(room.sessionId());
            if (standing != null) {
                room.ifBehind(standing.lastSeq(), () -> {
                    now.add(room.sessionId());
                    if (before.contains(room.sessionId())) {
                        room.catchUpNow();
                    }
                });
            }
        }
        behind = now;
    }
}
