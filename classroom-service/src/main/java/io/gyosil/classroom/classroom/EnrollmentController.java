package io.gyosil.classroom.classroom;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Enrolments (seed 003). */
@Controller("/api/core")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Enrollments")
class EnrollmentController {

    private static final String EXAMPLE = "{\"student_id\": 1, \"class_id\": 1}";
    private static final String BULK_EXAMPLE = "{\"class_id\": 1, \"student_ids\": [1, 2, 3, 4, 5]}";
    private static final int MOST_AT_ONCE = 5_000;
    private static final int MOST_ID = 100;

    private final EnrollStudents enroll;
    private final Enrollments enrollments;
    private final OwnClasses classes;
    private final Scoped scoped;

    EnrollmentController(EnrollStudents enroll, Enrollments enrollments, OwnClasses classes, Scoped scoped) {
        this.enroll = enroll;
        this.enrollments = enrollments;
        this.classes = classes;
        this.scoped = scoped;
    }

    /** Enrols a student in a class of the own organization. */
    @Post("/enrollments")
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<EnrollmentView> createEnrollment(
            @Body @Nullable @Schema(implementation = Object.class) byte[] body, Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        Long student = fields.number("student_id", 1, Long.MAX_VALUE);
        String classroom = fields.id("class_id", MOST_ID);
        fields.finish();
        return HttpResponse.created(EnrollmentView.of(enroll.enroll(
                Caller.of(authentication), Objects.requireNonNull(student), Objects.requireNonNull(classroom))));
    }

    /** Enrols up to 5,000 students at once: 201 when anybody is newly in the class, else 200. */
    @Post("/enrollments/bulk")
    @RequestBody(content = @Content(examples = @ExampleObject(value = BULK_EXAMPLE)))
    HttpResponse<BulkView> createEnrollments(
            @Body @Nullable @Schema(implementation = Object.class) byte[] body, Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String classroom = fields.id("class_id", MOST_ID);
        List<Long> students = fields.numbers("student_ids", MOST_AT_ONCE);
        fields.finish();
        String classId = Objects.requireNonNull(classroom);
        BulkView view = BulkView.of(classId, enroll.enroll(Caller.of(authentication), classId, students));
        return view.enrolled() > 0 ? HttpResponse.created(view) : HttpResponse.ok(view);
    }

    /** The enrolments that the caller may see, by class and student. */
    @Get("/enrollments")
    HttpResponse<Page<EnrollmentView>> listEnrollments(
            HttpRequest<?> request,
            @QueryValue("student_id") @Nullable Long studentId,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("student_id", "class_id", "limit", "skip", "cursor"));
        Slice slice = Slice.of(limit, skip, cursor, 2);
        List<Enrollment> rows = scoped.as(
                Caller.of(authentication),
                () -> enrollments.page(studentId, classId, key(slice), slice.skip(), slice.most()));
        return page(slice, rows).answer(request);
    }

    /** Who is in a class, by student. */
    @Get("/classes/{id}/students")
    HttpResponse<Page<EnrollmentView>> listStudentsOfClassroom(
            HttpRequest<?> request,
            String id,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("limit", "skip", "cursor"));
        Caller caller = Caller.of(authentication);
        Slice slice = Slice.of(limit, skip, cursor, 2);
        List<Enrollment> rows = scoped.as(caller, () -> {
            classes.find(caller, id);
            return enrollments.page(null, id, key(slice), slice.skip(), slice.most());
        });
        return page(slice, rows).answer(request);
    }

    /** Takes a student out of a class. */
    @Delete("/enrollments/{student_id}/{class_id}")
    HttpResponse<?> deleteEnrollment(
            @io.micronaut.http.annotation.PathVariable("student_id") long studentId,
            @io.micronaut.http.annotation.PathVariable("class_id") String classId,
            Authentication authentication) {
        enroll.remove(Caller.of(authentication), studentId, classId);
        return HttpResponse.noContent();
    }

    private static Enrollments.@Nullable Key key(Slice slice) {
        Cursor cursor = slice.cursor();
        return cursor == null ? null : new Enrollments.Key(cursor.key().getFirst(), cursor.number(1));
    }

    private static Page<EnrollmentView> page(Slice slice, List<Enrollment> rows) {
        return slice.page(rows, row -> Cursor.at(row.classId(), Long.toString(row.studentId())))
                .map(EnrollmentView::of);
    }
}
