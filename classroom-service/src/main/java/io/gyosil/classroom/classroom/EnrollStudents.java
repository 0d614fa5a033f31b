package io.gyosil.classroom.classroom;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.change.Changes;
import io.gyosil.classroom.classroom.BulkView.Outcome;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Slice;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Enrols students in classes and takes them out. The class is locked meanwhile. */
@Singleton
public class EnrollStudents {

    private final OwnClasses classes;
    private final EnrollmentRepository enrollments;
    private final Changes<Enrollment> changes;

    EnrollStudents(OwnClasses classes, EnrollmentRepository enrollments, Changes<Enrollment> changes) {
        this.classes = classes;
        this.enrollments = enrollments;
        this.changes = changes;
    }

    /** The enrolments that the caller may see, by class and student. */
    @Transactional
    List<EnrollmentView> page(@Nullable Long studentId, @Nullable String classId, Slice slice) {
        return read(studentId, classId, slice);
    }

    /** Who is in a class of the caller's, by student. */
    @Transactional
    List<EnrollmentView> pageOf(Caller caller, String classId, Slice slice) {
        classes.find(caller, classId);
        return read(null, classId, slice);
    }

    private List<EnrollmentView> read(@Nullable Long studentId, @Nullable String classId, Slice slice) {
        Cursor cursor = slice.cursor();
        return enrollments.page(
                studentId,
                classId,
                slice.afterText(),
                cursor == null ? 0 : cursor.number(1),
                slice.skip(),
                slice.most());
    }

    @Transactional
    EnrollmentView enroll(Caller caller, EnrollmentRequest wanted) {
        ClassroomView classroom = classes.lock(caller, wanted.classId());
        long[] one = {wanted.studentId()};
        List<EnrollmentView> enrolled = newly(enrollments.enroll(wanted.classId(), classroom.orgId(), one));
        if (enrolled.isEmpty()) {
            throw enrollments.known(classroom.orgId(), one).isEmpty()
                    ? ProblemException.invalid("/student_id", "field.no-student-here", wanted.studentId())
                    : ProblemException.of(ClassroomProblem.ALREADY_ENROLLED, Words.of("detail.already-enrolled"));
        }
        return enrolled.getFirst();
    }

    /** Enrols many at once; what became of each, in the order asked and each once. */
    @Transactional
    BulkView enroll(Caller caller, BulkRequest wanted) {
        ClassroomView classroom = classes.lock(caller, wanted.classId());
        long[] each = wanted.studentIds().stream()
                .distinct()
                .mapToLong(Long::longValue)
                .toArray();
        Set<Long> enrolled = newly(enrollments.enroll(wanted.classId(), classroom.orgId(), each)).stream()
                .map(EnrollmentView::studentId)
                .collect(Collectors.toSet());
        Set<Long> known =
                enrolled.size() == each.length ? enrolled : new HashSet<>(enrollments.known(classroom.orgId(), each));
        return BulkView.of(
                wanted.classId(),
                wanted.studentIds().stream()
                        .distinct()
                        .map(id -> new BulkView.Result(id, outcome(id, enrolled, known)))
                        .toList());
    }

    private static Outcome outcome(Long id, Set<Long> enrolled, Set<Long> known) {
        return enrolled.contains(id)
                ? Outcome.ENROLLED
                : known.contains(id) ? Outcome.ALREADY_ENROLLED : Outcome.UNKNOWN;
    }

    @Transactional
    void remove(Caller caller, long studentId, String classId) {
        classes.lock(caller, classId);
        List<EnrollmentView> gone = enrollments.remove(studentId, classId);
        if (gone.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.not-in-class"));
        }
        removed(gone);
    }

    /** Takes everybody out of a class that is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void removeAllFrom(String classId) {
        removed(enrollments.removeAllFrom(classId));
    }

    /** Takes a student out of every class. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAllOf(long studentId) {
        enrollments.lockClassesOf(studentId);
        removed(enrollments.removeAllOf(studentId));
    }

    private List<EnrollmentView> newly(List<EnrollmentView> enrolled) {
        changes.changed(enrolled.stream().map(EnrollmentView::enrollment).toList());
        return enrolled;
    }

    private void removed(List<EnrollmentView> gone) {
        changes.removed(gone.stream()
                .map(each -> new Changes.Gone<>(each.enrollment(), each.version()))
                .toList());
    }
}
