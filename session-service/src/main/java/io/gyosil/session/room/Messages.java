package io.gyosil.session.room;

import io.gyosil.session.lesson.Lesson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that are kept. Works in the open transaction. */
public interface Messages {

    /** A message by its sender's own name of it. */
    Optional<Message> findSent(Lesson lesson, UUID participantId, String clientId);

    void insert(Lesson lesson, Message message, String clientId);

    Optional<Message> find(Lesson lesson, UUID messageId);

    /** Notes what was decided on a message. */
    void update(Message message);

    /**
     * Newest first.
     *
     * @param states which ones
     */
    List<Message> list(Lesson lesson, List<String> states, @Nullable Place before, int most);

    /** A place in the list. */
    record Place(Instant createdAt, UUID messageId) {}
}
