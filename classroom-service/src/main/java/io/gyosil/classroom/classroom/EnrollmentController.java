package io.gyosil.classroom.classroom;

import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enrolments (seed 003). */
@Controller("/api/core")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Enrollments")
class EnrollmentController {

    private final EnrollStudents enroll;

    EnrollmentController(EnrollStudents enroll) {
        this.enroll = enroll;
    }

    /**
     * Enrols a student in a class of the own organization.
     *
     * @return the enrolment
     */
    @Post("/enrollments")
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @WriteProblems
    EnrollmentView createEnrollment(@Body EnrollmentRequest body, Authentication authentication) {
        return enroll.enroll(Caller.of(authentication), body);
    }

    /** Enrols up to 5,000 students at once: 201 when anybody is newly in the class, else 200. */
    @Post("/enrollments/bulk")
    @Secured(Roles.ADMIN)
    @WriteProblems
    @ApiResponse(
            responseCode = "201",
            description = "somebody is newly in the class",
            content = @Content(schema = @Schema(implementation = BulkView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "nobody is",
            content = @Content(schema = @Schema(implementation = BulkView.class)))
    HttpResponse<BulkView> createEnrollments(@Body BulkRequest body, Authentication authentication) {
        BulkView view = enroll.enroll(Caller.of(authentication), body);
        return view.enrolled() > 0 ? HttpResponse.created(view) : HttpResponse.ok(view);
    }

    /**
     * The enrolments that the caller may see, by class and student.
     *
     * @param studentId the student
     * @param classId the class
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the enrolments, by class and student
     */
    @Get("/enrollments")
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<EnrollmentView>> listEnrollments(
            HttpRequest<?> request,
            @QueryValue("student_id") @Nullable @Min(0) Long studentId,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor) {
        Slice slice = Slice.of(limit, skip, cursor, 2);
        return page(slice, enroll.page(studentId, classId, slice)).answer(request);
    }

    /**
     * Who is in a class, by student.
     *
     * @param id the class
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the enrolments, by student
     */
    @Get("/classes/{id}/students")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<EnrollmentView>> listStudentsOfClassroom(
            HttpRequest<?> request,
            String id,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        Slice slice = Slice.of(limit, skip, cursor, 2);
        return page(slice, enroll.pageOf(Caller.of(authentication), id, slice)).answer(request);
    }

    /**
     * Takes a student out of a class.
     *
     * @param studentId the student
     * @param classId the class
     */
    @Delete("/enrollments/{student_id}/{class_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Roles.ADMIN)
    @WriteProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void deleteEnrollment(
            @PathVariable("student_id") @Schema(minimum = "1") long studentId,
            @PathVariable("class_id") String classId,
            Authentication authentication) {
        enroll.remove(Caller.of(authentication), studentId, classId);
    }

    private static Page<EnrollmentView> page(Slice slice, List<EnrollmentView> rows) {
        return slice.page(rows, row -> Cursor.at(row.classId(), Long.toString(row.studentId())));
    }
}
