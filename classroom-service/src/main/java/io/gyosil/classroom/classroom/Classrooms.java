package io.gyosil.classroom.classroom;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes, in the open transaction. Whose they are is said by the filter: the database shows them all. */
public interface Classrooms {

    Optional<Classroom> find(String id);

    /** Like {@link #find}, and nobody else changes it or who is in it until the transaction ends. */
    Optional<Classroom> lock(String id);

    List<Classroom> page(Filter filter, @Nullable String after, int skip, int most);

    Classroom insert(long orgId, Draft draft);

    Classroom update(String id, Draft draft);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    long delete(String id);

    /** Whether a teacher is of the organization; it is not removed until the transaction ends. */
    boolean hasTeacher(long orgId, long teacherId);

    /** Whether a student is in a class. */
    boolean hasStudent(String id, long studentId);

    /** What a request says of one that it makes or changes. */
    record Draft(
            String name,
            @Nullable String teacherId,
            @Nullable String gradeLevel,
            @Nullable String subject,
            @Nullable String meta) {}

    /**
     * Which ones are wanted; null is any.
     *
     * @param name a part of the name, whatever its case
     * @param studentId who must be in it
     */
    record Filter(
            long orgId,
            @Nullable String teacherId,
            @Nullable String gradeLevel,
            @Nullable String subject,
            @Nullable String name,
            @Nullable Long studentId) {}
}
