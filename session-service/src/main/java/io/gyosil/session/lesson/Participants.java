package io.gyosil.session.lesson;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who takes part in lessons. Works in the open transaction. */
public interface Participants {

    /**
     * Adds somebody.
     *
     * @param deviceId what the page knows the device by
     */
    void insert(Participant participant, @Nullable String deviceId);

    /** Notes a token of somebody's. */
    void addToken(UUID participantId, byte[] digest);

    /** Whose token this is. */
    Optional<Seat> holder(byte[] digest);

    Optional<Participant> find(UUID participantId);

    /** The seat of a user in a lesson. */
    Optional<Participant> ofUser(UUID sessionId, String userId);

    /** Whether the nickname or the device is that of somebody who was banned from the lesson. */
    boolean isBanned(UUID sessionId, String nickname, @Nullable String deviceId);

    void setState(UUID participantId, String state);

    /** In the order in which they joined. */
    List<Participant> list(UUID sessionId, int most);

    /** How many joined, the teacher not counted. */
    int count(UUID sessionId);
}
