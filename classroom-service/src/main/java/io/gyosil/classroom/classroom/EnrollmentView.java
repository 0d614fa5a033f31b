package io.gyosil.classroom.classroom;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * An enrolment as callers see it.
 *
 * @param studentId the student
 * @param classId the class
 * @param userId the user who is the student
 * @param orgId the organization
 * @param enrolledAt since when the student is in the class
 * @param version grows with every change; of one that is gone that of its removal
 */
@MappedEntity("student_classroom")
record EnrollmentView(
        @Id @Schema(example = "1") long studentId,
        @Schema(example = "12") String classId,
        @JsonIgnore long userId,
        @JsonIgnore long orgId,
        Instant enrolledAt,
        @JsonIgnore long version) {

    /** What others learn of it. */
    Enrollment enrollment() {
        return new Enrollment(studentId, classId, userId, orgId, enrolledAt, version);
    }
}
