package io.gyosil.session.live.socket;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The rooms of the lessons of which sockets are open here. A room is there before the first socket gets its history. */
@Singleton
public class Rooms {

    /** So much may wait for a room that is slow; then Kafka waits. */
    private static final int MOST_WAITING = 10_000;

    private final Past past;
    private final ParticipantSockets participants;
    private final ExecutorService threads;
    private final Map<UUID, Entered> rooms = new ConcurrentHashMap<>();
    private final Set<UUID> left = ConcurrentHashMap.newKeySet();

    Rooms(Past past, ParticipantSockets participants, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.past = past;
        this.participants = participants;
        this.threads = threads;
    }

    /** Whose sockets closed since this was asked last. */
    Set<UUID> left() {
        Set<UUID> some = Set.copyOf(left);
        left.removeAll(some);
        return some;
    }

    private record Entered(Room room, int sockets) {}

    /** The room, for one socket more. */
    Room enter(UUID sessionId) {
        return rooms.compute(
                        sessionId,
                        (id, entered) -> entered == null
                                ? new Entered(new Room(id, past, new Mailbox(threads, MOST_WAITING)), 1)
                                : new Entered(entered.room(), entered.sockets() + 1))
                .room();
    }

    void leave(Socket socket) {
        if (!socket.leave()) {
            return;
        }
        UUID participantId = Objects.requireNonNull(socket.participant()).participantId();
        participants.leave(participantId);
        left.add(participantId);
        rooms.computeIfPresent(socket.sessionId(), (id, entered) -> {
            entered.room().leave(socket);
            return entered.sockets() == 1 ? null : new Entered(entered.room(), entered.sockets() - 1);
        });
    }

    /** Passes it on to the sockets of a lesson that are open here; false when too much waits already. */
    public boolean deliver(UUID sessionId, Broadcast next) {
        Room room = find(sessionId);
        return room == null || room.deliver(next);
    }

    /** Has every room pass on what was not delivered. */
    public void catchUp() {
        all().forEach(Room::catchUp);
    }

    /** The room of a lesson; null when no socket of it is open here. */
    @Nullable
    Room find(UUID sessionId) {
        Entered entered = rooms.get(sessionId);
        return entered == null ? null : entered.room();
    }

    Collection<Room> all() {
        return rooms.values().stream().map(Entered::room).toList();
    }
}
