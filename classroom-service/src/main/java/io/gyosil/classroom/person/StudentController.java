package io.gyosil.classroom.person;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CreateProblems;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Students (seed 003). */
@Controller("/api/core/students")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Students")
class StudentController {

    private final ManageStudents manage;
    private final Idempotency idempotency;

    StudentController(ManageStudents manage, Idempotency idempotency) {
        this.manage = manage;
        this.idempotency = idempotency;
    }

    /**
     * Gives a user of the own organization a student's profile.
     *
     * @return the student
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @CreateProblems
    HttpResponse<StudentView> createStudent(
            HttpRequest<?> request, @Body StudentRequest body, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return idempotency.created(request, caller, body, () -> manage.create(caller, body));
    }

    /**
     * The students that the caller may see, by id: an admin's organization, a teacher's classes, oneself.
     *
     * @param orgId their organization
     * @param userId the user who is it
     * @param grade the school year
     * @param classId a class that they are in
     * @param name a part of the user's name, whatever its case
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the students, by id
     */
    @Get
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<StudentView>> listStudents(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable @Min(0) Long orgId,
            @QueryValue("user_id") @Nullable @Min(0) Long userId,
            @QueryValue @Nullable String grade,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor) {
        Slice slice = Slice.of(limit, skip, cursor, 1);
        return slice.page(
                        manage.page(orgId, userId, grade, classId, name, slice),
                        row -> Cursor.at(Long.toString(row.id())))
                .answer(request);
    }

    /**
     * A student that the caller may see.
     *
     * @param id the profile's number
     * @return the student
     */
    @Get("/{id}")
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<StudentView> getStudent(@Schema(minimum = "1") long id, Authentication authentication) {
        return ProfileView.tagged(manage.find(Caller.of(authentication), id));
    }

    /**
     * Changes what the merge-patch names.
     *
     * @param id the profile's number
     * @return the student as it is now
     */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Secured(Roles.ADMIN)
    @ChangeProblems
    HttpResponse<StudentView> patchStudent(
            HttpRequest<?> request,
            @Schema(minimum = "1") long id,
            @Body StudentPatch body,
            Authentication authentication) {
        return ProfileView.tagged(manage.change(Caller.of(authentication), id, ExpectedVersion.of(request), body));
    }

    /**
     * Removes the profile of a student, and the enrolments with it; the user stays.
     *
     * @param id the profile's number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Roles.ADMIN)
    @ChangeProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void deleteStudent(HttpRequest<?> request, @Schema(minimum = "1") long id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, ExpectedVersion.of(request));
    }
}
