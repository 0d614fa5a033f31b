package io.gyosil.session.hub;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.event.EventJson;
import io.gyosil.session.lesson.Participant;
import io.gyosil.session.lesson.ParticipantView;
import io.gyosil.session.lesson.Participants;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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

    /** How often it is noted: three times within the time after which somebody counts as gone. */
    private static final Duration NOTE_EVERY = ParticipantView.PRESENT_FOR.dividedBy(3);

    private static final Duration WITHOUT_TEACHER = Duration.ofMinutes(30);
    private static final Duration SLIDE_EVERY = Duration.ofMinutes(1);

    /** So many are listed for the teacher; of more, the rest is a request away. */
    private static final int MOST_LISTED = 200;

    /** A list that changed otherwise, such as by a ban, is sent within so many looks. */
    private static final int LIST_EVERY = 5;

    private final Transactions transactions;
    private final PresenceStore store;
    private final Participants participants;
    private final Rooms rooms;
    private final Clock clock;

    private long ticks;
    private Map<UUID, Integer> counted = Map.of();

    /** Rooms that were behind when looked at last: Kafka takes a moment, too. */
    private Set<UUID> behind = Set.of();

    Presence(
            @Named("worker") Transactions transactions,
            PresenceStore store,
            Participants participants,
            Rooms rooms,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.participants = participants;
        this.rooms = rooms;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${gyosil.live.presence-every:1s}")
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
        Map<UUID, PresenceStore.Standing> standings = transactions.inTransaction(() -> {
            store.left(left.stream().filter(id -> !present.contains(id)).toList());
            store.seen(present, now, now.minus(NOTE_EVERY));
            store.goOn(
                    taught.stream().map(Room::sessionId).toList(),
                    now.plus(WITHOUT_TEACHER),
                    now.plus(WITHOUT_TEACHER).minus(SLIDE_EVERY));
            return store
                    .standings(here.stream().map(Room::sessionId).toList(), now.minus(ParticipantView.PRESENT_FOR))
                    .stream()
                    .collect(Collectors.toMap(PresenceStore.Standing::sessionId, standing -> standing));
        });
        here.forEach(room -> announce(room, standings.get(room.sessionId())));
        Map<UUID, Integer> counts = new HashMap<>();
        standings.values().forEach(standing -> counts.put(standing.sessionId(), standing.present()));
        boolean all = ticks++ % LIST_EVERY == 0;
        taught.stream()
                .filter(room -> all || !Objects.equals(counts.get(room.sessionId()), counted.get(room.sessionId())))
                .forEach(room -> announceToTeacher(room, now));
        counted = counts;
        catchUp(here, standings);
    }

    private static void announce(Room room, PresenceStore.@Nullable Standing standing) {
        if (standing != null) {
            room.presence(frame(standing.present(), null), false);
        }
    }

    private void announceToTeacher(Room room, Instant now) {
        List<ParticipantView> people =
                transactions.inTransaction(() -> participants.list(room.sessionId(), MOST_LISTED)).stream()
                        .map(participant -> ParticipantView.of(participant, now))
                        .toList();
        int count = (int) people.stream()
                .filter(person -> person.present() && person.role().equals(Participant.STUDENT))
                .count();
        room.presence(frame(count, people), true);
    }

    private static String frame(int count, @Nullable List<ParticipantView> people) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "presence");
        frame.put("count", count);
        if (people != null) {
            frame.put("people", people);
        }
        return EventJson.write(frame);
    }

    private void catchUp(Collection<Room> here, Map<UUID, PresenceStore.Standing> standings) {
        Set<UUID> before = behind;
        Set<UUID> now = ConcurrentHashMap.newKeySet();
        for (Room room : here) {
            PresenceStore.Standing standing = standings.get(room.sessionId());
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
