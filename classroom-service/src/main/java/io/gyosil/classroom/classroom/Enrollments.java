package io.gyosil.classroom.classroom;

import io.gyosil.classroom.change.ChangePublisher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which class, in the open transaction. Who enrols or removes holds the lock of the class, so that the versions
 * of an enrolment that goes and comes back grow.
 */
public interface Enrollments {

    List<Enrollment> page(@Nullable Long studentId, @Nullable String classId, @Nullable Key after, int skip, int most);

    /** Enrols those of the students who are of the organization and not in the class yet. */
    List<Enrollment> enroll(String classId, long orgId, List<Long> studentIds);

    /** Those of the students who are of the organization. */
    Set<Long> known(long orgId, List<Long> studentIds);

    Optional<ChangePublisher.Gone<Enrollment>> remove(long studentId, String classId);

    /** Removes everybody from a class. */
    List<ChangePublisher.Gone<Enrollment>> removeAllFrom(String classId);

    /** Removes a student from every class, after locking these. */
    List<ChangePublisher.Gone<Enrollment>> removeAllOf(long studentId);

    /** A place in the list: by class, then by student. */
    record Key(String classId, long studentId) {}
}
