package io.gyosil.classroom.classroom;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CreateProblems;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Classes (seed 003). */
@Controller("/api/core/classes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Classrooms")
class ClassroomController {

    private final ManageClassrooms manage;
    private final Idempotency idempotency;

    ClassroomController(ManageClassrooms manage, Idempotency idempotency) {
        this.manage = manage;
        this.idempotency = idempotency;
    }

    /**
     * Makes a class in the own organization.
     *
     * @return the class
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @CreateProblems
    HttpResponse<ClassroomView> createClassroom(
            HttpRequest<?> request, @Body ClassroomRequest body, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return idempotency.created(request, caller, body, () -> manage.create(caller, body));
    }

    /**
     * The caller's classes, by id: an admin's organization's, a teacher's own, those that a student is in.
     *
     * @param orgId their organization
     * @param teacherId the teacher who has them
     * @param gradeLevel their school year
     * @param subject what is taught in them
     * @param name a part of the name, whatever its case
     * @param studentId who must be in them
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the classes, by id
     */
    @Get
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<ClassroomView>> listClassrooms(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable @Min(0) Long orgId,
            @QueryValue("teacher_id") @Nullable String teacherId,
            @QueryValue("grade_level") @Nullable String gradeLevel,
            @QueryValue @Nullable String subject,
            @QueryValue @Nullable String name,
            @QueryValue("student_id") @Nullable @Min(0) Long studentId,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        Slice slice = Slice.of(limit, skip, cursor, 1);
        ClassroomFilter filter = new ClassroomFilter(orgId, teacherId, gradeLevel, subject, name, studentId);
        return slice.page(manage.page(Caller.of(authentication), filter, slice), row -> Cursor.at(row.id()))
                .answer(request);
    }

    /**
     * A class that the caller may see.
     *
     * @param id the class
     * @return the class
     */
    @Get("/{id}")
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<ClassroomView> getClassroom(String id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /**
     * Changes what the merge-patch names.
     *
     * @param id the class
     * @return the class as it is now
     */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Secured(Roles.ADMIN)
    @ChangeProblems
    HttpResponse<ClassroomView> patchClassroom(
            HttpRequest<?> request, String id, @Body ClassroomPatch body, Authentication authentication) {
        return tagged(manage.change(Caller.of(authentication), id, ExpectedVersion.of(request), body));
    }

    /**
     * Removes a class and its enrolments.
     *
     * @param id the class
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Roles.ADMIN)
    @ChangeProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void deleteClassroom(HttpRequest<?> request, String id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, ExpectedVersion.of(request));
    }

    private static HttpResponse<ClassroomView> tagged(ClassroomView classroom) {
        return EntityTag.ok(classroom, classroom.version());
    }
}
