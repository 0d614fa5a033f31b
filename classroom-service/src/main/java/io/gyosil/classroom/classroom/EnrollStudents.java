package io.gyosil.classroom.classroom;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Enrols students in classes and takes them out. The class is locked meanwhile. */
@Singleton
class EnrollStudents {

    private final Scoped scoped;
    private final OwnClasses classes;
    private final Enrollments enrollments;
    private final ChangePublisher<Enrollment> changes;

    EnrollStudents(Scoped scoped, OwnClasses classes, Enrollments enrollments, ChangePublisher<Enrollment> changes) {
        this.scoped = scoped;
        this.classes = classes;
        this.enrollments = enrollments;
        this.changes = changes;
    }

    Enrollment enroll(Caller caller, long studentId, String classId) {
        return scoped.as(caller, () -> {
            Classroom classroom = classes.lock(caller, classId);
            List<Enrollment> enrolled = newly(enrollments.enroll(classId, classroom.orgId(), List.of(studentId)));
            if (enrolled.isEmpty()) {
                throw enrollments.known(classroom.orgId(), List.of(studentId)).isEmpty()
                        ? ProblemException.invalid(List.of(new FieldError(
                                "/student_id",
                                "names no student of this organization: there is no student " + studentId)))
                        : ProblemException.of(ClassroomProblem.ALREADY_ENROLLED, "Already enrolled.");
            }
            return enrolled.getFirst();
        });
    }

    /** Enrols many at once; what became of each, in the order asked and each once. */
    List<BulkView.Result> enroll(Caller caller, String classId, List<Long> studentIds) {
        return scoped.as(caller, () -> {
            Classroom classroom = classes.lock(caller, classId);
            List<Long> each = studentIds.stream().distinct().toList();
            Set<Long> enrolled = newly(enrollments.enroll(classId, classroom.orgId(), each)).stream()
                    .map(Enrollment::studentId)
                    .collect(Collectors.toCollection(HashSet::new));
            Set<Long> known = enrolled.size() == each.size() ? enrolled : enrollments.known(classroom.orgId(), each);
            return each.stream()
                    .map(id -> new BulkView.Result(
                            id,
                            enrolled.contains(id) ? "enrolled" : known.contains(id) ? "already_enrolled" : "unknown"))
                    .toList();
        });
    }

    void remove(Caller caller, long studentId, String classId) {
        scoped.run(caller, () -> {
            classes.lock(caller, classId);
            ChangePublisher.Gone<Enrollment> gone = enrollments
                    .remove(studentId, classId)
                    .orElseThrow(
                            () -> ProblemException.of(CommonProblem.NOT_FOUND, "The student is not in the class."));
            changes.removed(List.of(gone));
        });
    }

    private List<Enrollment> newly(List<Enrollment> enrolled) {
        changes.changed(enrolled);
        return enrolled;
    }
}
