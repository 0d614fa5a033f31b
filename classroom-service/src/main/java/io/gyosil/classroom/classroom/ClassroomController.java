package io.gyosil.classroom.classroom;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
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

/** Classes (seed 003). */
@Controller("/api/core/classes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Classrooms")
class ClassroomController {

    private static final Set<String> PARAMETERS =
            Set.of("org_id", "teacher_id", "grade_level", "subject", "name", "student_id", "limit", "skip", "cursor");
    private static final String EXAMPLE =
            "{\"name\": \"5학년 2반\", \"teacher_id\": 1, \"subject\": \"math\", \"grade_level\": \"5\"}";
    private static final int MOST_NAME = 200;
    private static final int MOST_META = 10_000;

    private final ManageClassrooms manage;
    private final Classrooms classrooms;
    private final OwnClasses own;
    private final Scoped scoped;
    private final Idempotency idempotency;

    ClassroomController(
            ManageClassrooms manage, Classrooms classrooms, OwnClasses own, Scoped scoped, Idempotency idempotency) {
        this.manage = manage;
        this.classrooms = classrooms;
        this.own = own;
        this.scoped = scoped;
        this.idempotency = idempotency;
    }

    /** Makes a class in the own organization. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createClassroom(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        Long orgId = fields.optionalNumber("org_id", 1, Integer.MAX_VALUE);
        Classrooms.Draft draft = new Classrooms.Draft(
                Objects.requireNonNullElse(fields.text("name", MOST_NAME), ""),
                teacher(fields),
                fields.optionalText("grade_level", 20),
                fields.optionalText("subject", 100),
                fields.optionalObject("meta", MOST_META));
        fields.finish();
        long own = Objects.requireNonNull(caller.orgId());
        if (orgId != null && orgId != own) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, "There is no such organization.");
        }
        return scoped.as(
                caller,
                () -> idempotency.created(request, caller, body, () -> ClassroomView.of(manage.create(own, draft))));
    }

    /** The caller's classes, by id: an admin's organization's, a teacher's own, those that a student is in. */
    @Get
    HttpResponse<Page<ClassroomView>> listClassrooms(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable Long orgId,
            @QueryValue("teacher_id") @Nullable String teacherId,
            @QueryValue("grade_level") @Nullable String gradeLevel,
            @QueryValue @Nullable String subject,
            @QueryValue @Nullable String name,
            @QueryValue("student_id") @Nullable Long studentId,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        Caller caller = Caller.of(authentication);
        Slice slice = Slice.of(limit, skip, cursor, 1);
        long own = Objects.requireNonNullElse(caller.orgId(), 0L);
        boolean elsewhere = orgId != null && orgId != own;
        Classrooms.Filter filter = this.own.within(
                caller, new Classrooms.Filter(elsewhere ? 0 : own, teacherId, gradeLevel, subject, name, studentId));
        return slice.page(
                        scoped.as(caller, () -> classrooms.page(filter, slice.afterText(), slice.skip(), slice.most())),
                        row -> Cursor.at(row.id()))
                .map(ClassroomView::of)
                .answer(request);
    }

    /** A class that the caller may see. */
    @Get("/{id}")
    HttpResponse<ClassroomView> getClassroom(String id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /** Changes what the merge-patch names. */
    @Patch("/{id}")
    HttpResponse<ClassroomView> patchClassroom(
            HttpRequest<?> request,
            String id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String name = fields.has("name") ? fields.text("name", MOST_NAME) : null;
        String teacher = teacher(fields);
        String grade = fields.optionalText("grade_level", 20);
        String subject = fields.optionalText("subject", 100);
        String meta = fields.optionalObject("meta", MOST_META);
        fields.finish();
        return tagged(manage.change(
                Caller.of(authentication),
                id,
                before -> EntityTag.check(request, before.version()),
                before -> new Classrooms.Draft(
                        Objects.requireNonNullElse(name, before.name()),
                        fields.has("teacher_id") ? teacher : before.teacherId(),
                        fields.has("grade_level") ? grade : before.gradeLevel(),
                        fields.has("subject") ? subject : before.subject(),
                        fields.has("meta") ? meta : before.meta())));
    }

    /** Removes a class and its enrolments. */
    @Delete("/{id}")
    HttpResponse<?> deleteClassroom(HttpRequest<?> request, String id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, before -> EntityTag.check(request, before.version()));
        return HttpResponse.noContent();
    }

    private static @Nullable String teacher(FieldReader fields) {
        Long teacher = fields.optionalNumber("teacher_id", 1, Long.MAX_VALUE);
        return teacher == null ? null : teacher.toString();
    }

    private static HttpResponse<ClassroomView> tagged(Classroom classroom) {
        return EntityTag.ok(ClassroomView.of(classroom), classroom.version());
    }
}
