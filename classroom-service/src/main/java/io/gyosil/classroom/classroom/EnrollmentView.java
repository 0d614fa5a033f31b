package io.gyosil.classroom.classroom;

import java.time.Instant;

/** An enrolment as callers see it. */
record EnrollmentView(long studentId, String classId, Instant enrolledAt) {

    static EnrollmentView of(Enrollment enrollment) {
        return new EnrollmentView(enrollment.studentId(), enrollment.classId(), enrollment.enrolledAt());
    }
}
