package io.gyosil.session.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lessons that are kept. Works in the open transaction. */
public interface Lessons {

    /** Makes one under a code; empty when another lesson has that code now. */
    Optional<Lesson> insert(UUID sessionId, Draft draft, String code);

    Optional<Lesson> find(UUID sessionId);

    /** Like {@link #find}; nothing happens in it until the transaction ends, but what this one does. */
    Optional<Lesson> lock(UUID sessionId);

    /** The lesson that can be joined by a code now. */
    Optional<Lesson> findByCode(String code, Instant now);

    /** What is shown of the lesson that can be joined by a code now. */
    Optional<Door> findDoor(String code, Instant now);

    /** Sets what a teacher may set, of a lesson that is locked. */
    Lesson update(UUID sessionId, @Nullable String title, String moderation);

    /** Lets it go on until then, unless it does so anyway. */
    Lesson extend(UUID sessionId, Instant expiresAt);

    /** Ends one that is locked. */
    Lesson end(UUID sessionId, Instant at, String reason);

    /** Locks lessons that have expired and nobody else has locked. */
    List<Lesson> lockExpired(Instant now, int most);

    /** Locks lessons of a class, the running ones first. */
    List<Lesson> lockOfClass(String classId, int most);

    /** Removes lessons with everything that is of them. */
    void remove(List<UUID> sessionIds);

    /** Newest first. */
    List<Listed> list(Filter filter, @Nullable Place after, int most);

    /** What the lessons' classes are called. */
    String className(String classId);

    /** What a user is called. */
    Optional<String> userName(String userId);

    /** What a new lesson is to be. */
    record Draft(
            String classId,
            long orgId,
            String teacherUserId,
            @Nullable String title,
            String moderation,
            Instant startedAt,
            Instant expiresAt) {}

    /**
     * Which lessons are wanted; null is any.
     *
     * @param teacherId whose classes they must be of
     * @param active whether they must be running, or must have ended
     */
    record Filter(
            long orgId,
            @Nullable Long teacherId,
            @Nullable String classId,
            @Nullable Boolean active,
            Instant now) {}

    /** A lesson with the name of its class and how many joined. */
    record Listed(Lesson lesson, String className, int participants) {}

    /** What a code shows before one joins. */
    record Door(UUID sessionId, String className, @Nullable String title, Instant expiresAt) {}

    /** A place in the list. */
    record Place(Instant startedAt, UUID sessionId) {}
}
