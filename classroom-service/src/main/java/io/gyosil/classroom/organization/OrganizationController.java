package io.gyosil.classroom.organization;

import io.gyosil.classroom.access.Scoped;
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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/** Organizations (seed 003). */
@Controller("/api/core/organizations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Organizations")
class OrganizationController {

    private static final Set<String> PARAMETERS = Set.of("type", "name", "limit", "skip", "cursor");
    private static final String EXAMPLE = "{\"name\": \"서울고등학교\", \"type\": \"school\"}";
    private static final int MOST_META = 10_000;

    private final ManageOrganizations manage;
    private final Organizations organizations;
    private final Scoped scoped;
    private final Idempotency idempotency;

    OrganizationController(
            ManageOrganizations manage, Organizations organizations, Scoped scoped, Idempotency idempotency) {
        this.manage = manage;
        this.organizations = organizations;
        this.scoped = scoped;
        this.idempotency = idempotency;
    }

    /** Makes an organization; for operators. Its first admin is made with {@code POST /api/core/users}. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createOrganization(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        Organizations.Draft draft = new Organizations.Draft(
                Objects.requireNonNullElse(fields.text("name", 200), ""),
                Objects.requireNonNullElse(fields.optionalText("type", 50), "school"),
                Objects.requireNonNullElse(zone(fields), "Asia/Seoul"),
                fields.optionalObject("meta", MOST_META));
        fields.finish();
        return scoped.as(
                caller,
                () -> idempotency.created(request, caller, body, () -> OrganizationView.of(manage.create(draft))));
    }

    /** The organizations that the caller may see, by id. */
    @Get
    HttpResponse<Page<OrganizationView>> listOrganizations(
            HttpRequest<?> request,
            @QueryValue @Nullable String type,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        Caller caller = Caller.of(authentication);
        Slice slice = Slice.of(limit, skip, cursor, 1);
        Long only = caller.is(Roles.OPERATOR) ? null : Objects.requireNonNullElse(caller.orgId(), 0L);
        return slice.page(
                        scoped.as(
                                caller,
                                () -> organizations.page(
                                        only, type, name, slice.afterNumber(), slice.skip(), slice.most())),
                        row -> Cursor.at(Long.toString(row.id())))
                .map(OrganizationView::of)
                .answer(request);
    }

    /** An organization that the caller may see. */
    @Get("/{id}")
    HttpResponse<OrganizationView> getOrganization(long id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /** Changes what the merge-patch names. */
    @Patch("/{id}")
    HttpResponse<OrganizationView> patchOrganization(
            HttpRequest<?> request,
            long id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String name = fields.has("name") ? fields.text("name", 200) : null;
        String type = fields.has("type") ? fields.text("type", 50) : null;
        String zone = fields.has("time_zone") ? zone(fields) : null;
        String meta = fields.optionalObject("meta", MOST_META);
        fields.finish();
        return tagged(manage.change(
                Caller.of(authentication),
                id,
                before -> EntityTag.check(request, before.version()),
                before -> new Organizations.Draft(
                        Objects.requireNonNullElse(name, before.name()),
                        Objects.requireNonNullElse(type, before.type()),
                        Objects.requireNonNullElse(zone, before.timeZone()),
                        fields.has("meta") ? meta : before.meta())));
    }

    /** Removes an organization that nobody belongs to. */
    @Delete("/{id}")
    HttpResponse<?> deleteOrganization(HttpRequest<?> request, long id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, before -> EntityTag.check(request, before.version()));
        return HttpResponse.noContent();
    }

    private static @Nullable String zone(FieldReader fields) {
        String zone = fields.optionalText("time_zone", 50);
        try {
            return zone == null ? null : ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            fields.wrong("time_zone", "must be a time zone such as Asia/Seoul");
            return null;
        }
    }

    private static HttpResponse<OrganizationView> tagged(Organization organization) {
        return EntityTag.ok(OrganizationView.of(organization), organization.version());
    }
}
