package io.gyosil.session.live.socket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many sockets each participant has here, and how fast they post on all of them together. */
@Singleton
class ParticipantSockets {

    private static final int MOST_REMEMBERED = 200_000;

    private final HubSettings settings;
    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();

    /** They last longer than a socket, or each new one would come with a pace of its own. */
    private final Cache<UUID, PostPace> paces = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    ParticipantSockets(HubSettings settings) {
        this.settings = settings;
    }

    /** Counts one more; false when there are too many already. */
    boolean enter(UUID participantId) {
        if (open.merge(participantId, 1, Integer::sum) <= settings.mostPerParticipant()) {
            return true;
        }
        leave(participantId);
        return false;
    }

    void leave(UUID participantId) {
        open.computeIfPresent(participantId, (id, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    PostPace pace(UUID participantId) {
        return paces.get(participantId, id -> new PostPace(settings.postsPerSecond()));
    }
}
