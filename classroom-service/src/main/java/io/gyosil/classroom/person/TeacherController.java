package io.gyosil.classroom.person;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.kit.problem.ProblemException;
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

/** Teachers (seed 003). */
@Controller("/api/core/teachers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Teachers")
class TeacherController {

    private static final Set<String> PARAMETERS =
            Set.of("org_id", "user_id", "subject", "name", "limit", "skip", "cursor");
    private static final String EXAMPLE =
            "{\"user_id\": 1, \"org_id\": 1, \"subject\": \"math\", \"meta\": {\"years_experience\": 5}}";
    private static final int MOST_META = 10_000;

    private final ManageProfiles<Teacher, Teachers.Draft> manage;
    private final Teachers teachers;
    private final Scoped scoped;
    private final ChangePublisher<Teacher> changes;
    private final Idempotency idempotency;

    TeacherController(
            Teachers teachers, Users users, Scoped scoped, ChangePublisher<Teacher> changes, Idempotency idempotency) {
        this.manage = new ManageProfiles<>(
                Roles.TEACHER,
                teachers,
                users,
                scoped,
                changes,
                teacher -> new Teachers.Draft(teacher.subject(), teacher.meta()));
        this.teachers = teachers;
        this.scoped = scoped;
        this.changes = changes;
        this.idempotency = idempotency;
    }

    /** Gives a user of the own organization a teacher's profile. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createTeacher(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        Long userId = fields.number("user_id", 1, Long.MAX_VALUE);
        Long orgId = fields.optionalNumber("org_id", 1, Integer.MAX_VALUE);
        Teachers.Draft draft =
                new Teachers.Draft(fields.optionalText("subject", 100), fields.optionalObject("meta", MOST_META));
        fields.finish();
        return manage.explained(() -> scoped.as(
                caller,
                () -> idempotency.created(
                        request,
                        caller,
                        body,
                        () -> TeacherView.of(manage.create(caller, Objects.requireNonNull(userId), orgId, draft)))));
    }

    /** The teachers that the caller may see, by id: an admin's organization, oneself. */
    @Get
    HttpResponse<Page<TeacherView>> listTeachers(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable Long orgId,
            @QueryValue("user_id") @Nullable Long userId,
            @QueryValue @Nullable String subject,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        Slice slice = Slice.of(limit, skip, cursor, 1);
        Teachers.Filter filter = new Teachers.Filter(orgId, userId, subject, name);
        return slice.page(
                        scoped.as(
                                Caller.of(authentication),
                                () -> teachers.page(filter, slice.afterNumber(), slice.skip(), slice.most())),
                        row -> Cursor.at(Long.toString(row.id())))
                .map(TeacherView::of)
                .answer(request);
    }

    /** A teacher that the caller may see. */
    @Get("/{id}")
    HttpResponse<TeacherView> getTeacher(long id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /** Changes what the merge-patch names. */
    @Patch("/{id}")
    HttpResponse<TeacherView> patchTeacher(
            HttpRequest<?> request,
            long id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String subject = fields.optionalText("subject", 100);
        String meta = fields.optionalObject("meta", MOST_META);
        fields.finish();
        return tagged(manage.change(
                Caller.of(authentication),
                id,
                before -> EntityTag.check(request, before.version()),
                before -> new Teachers.Draft(
                        fields.has("subject") ? subject : before.subject(),
                        fields.has("meta") ? meta : before.meta())));
    }

    /** Removes the profile of a teacher without classes; the user stays. */
    @Delete("/{id}")
    HttpResponse<?> deleteTeacher(HttpRequest<?> request, long id, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        scoped.run(caller, () -> {
            Teacher gone = manage.locked(caller, id, before -> EntityTag.check(request, before.version()));
            int classes = teachers.classes(id);
            if (classes > 0) {
                throw ProblemException.of(ClassroomProblem.IN_USE, "The teacher is in use by " + classes + " classes.");
            }
            changes.removed(gone, teachers.delete(id));
        });
        return HttpResponse.noContent();
    }

    private static HttpResponse<TeacherView> tagged(Teacher teacher) {
        return EntityTag.ok(TeacherView.of(teacher), teacher.version());
    }
}
