package io.gyosil.classroom.person;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.classroom.Enrollments;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Set;

/** Students (seed 003). */
@Controller("/api/core/students")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Students")
class StudentController {

    private static final Set<String> PARAMETERS =
            Set.of("org_id", "user_id", "grade", "class_id", "name", "limit", "skip", "cursor");
    private static final String EXAMPLE = "{\"user_id\": 2, \"org_id\": 1, \"grade\": \"5\"}";
    private static final int MOST_META = 10_000;

    private final ManageProfiles<Student, Students.Draft> manage;
    private final Students students;
    private final Scoped scoped;
    private final ChangePublisher<Student> changes;
    private final Idempotency idempotency;
    private final Enrollments enrollments;
    private final ChangePublisher<Enrollment> unenrolled;

    StudentController(
            Students students,
            Users users,
            Scoped scoped,
            ChangePublisher<Student> changes,
            Idempotency idempotency,
            Enrollments enrollments,
            ChangePublisher<Enrollment> unenrolled) {
        this.manage = new ManageProfiles<>(
                Roles.STUDENT,
                students,
                users,
                scoped,
                changes,
                student -> new Students.Draft(student.grade(), student.meta()));
        this.students = students;
        this.scoped = scoped;
        this.changes = changes;
        this.idempotency = idempotency;
        this.enrollments = enrollments;
        this.unenrolled = unenrolled;
    }

    /** Gives a user of the own organization a student's profile. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createStudent(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        Long userId = fields.number("user_id", 1, Long.MAX_VALUE);
        Long orgId = fields.optionalNumber("org_id", 1, Integer.MAX_VALUE);
        Students.Draft draft =
                new Students.Draft(fields.optionalText("grade", 20), fields.optionalObject("meta", MOST_META));
        fields.finish();
        return manage.explained(() -> scoped.as(
                caller,
                () -> idempotency.created(
                        request,
                        caller,
                        body,
                        () -> StudentView.of(manage.create(caller, Objects.requireNonNull(userId), orgId, draft)))));
    }

    /** The students that the caller may see, by id: an admin's organization, a teacher's classes, oneself. */
    @Get
    HttpResponse<Page<StudentView>> listStudents(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable Long orgId,
            @QueryValue("user_id") @Nullable Long userId,
            @QueryValue @Nullable String grade,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        Slice slice = Slice.of(limit, skip, cursor, 1);
        Students.Filter filter = new Students.Filter(orgId, userId, grade, classId, name);
        return slice.page(
                        scoped.as(
                                Caller.of(authentication),
                                () -> students.page(filter, slice.afterNumber(), slice.skip(), slice.most())),
                        row -> Cursor.at(Long.toString(row.id())))
                .map(StudentView::of)
                .answer(request);
    }

    /** A student that the caller may see. */
    @Get("/{id}")
    HttpResponse<StudentView> getStudent(long id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /** Changes what the merge-patch names. */
    @Patch("/{id}")
    HttpResponse<StudentView> patchStudent(
            HttpRequest<?> request,
            long id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String grade = fields.optionalText("grade", 20);
        String meta = fields.optionalObject("meta", MOST_META);
        fields.finish();
        return tagged(manage.change(
                Caller.of(authentication),
                id,
                before -> EntityTag.check(request, before.version()),
                before -> new Students.Draft(
                        fields.has("grade") ? grade : before.grade(), fields.has("meta") ? meta : before.meta())));
    }

    /** Removes the profile of a student, and the enrolments with it; the user stays. */
    @Delete("/{id}")
    HttpResponse<?> deleteStudent(HttpRequest<?> request, long id, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        scoped.run(caller, () -> {
            Student gone = manage.locked(caller, id, before -> EntityTag.check(request, before.version()));
            unenrolled.removed(enrollments.removeAllOf(id));
            changes.removed(gone, students.delete(id));
        });
        return HttpResponse.noContent();
    }

    private static HttpResponse<StudentView> tagged(Student student) {
        return EntityTag.ok(StudentView.of(student), student.version());
    }
}
