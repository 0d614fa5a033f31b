package io.gyosil.classroom.organization;

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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Organizations (seed 003). */
@Controller("/api/core/organizations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Organizations")
class OrganizationController {

    private final ManageOrganizations manage;
    private final Idempotency idempotency;

    OrganizationController(ManageOrganizations manage, Idempotency idempotency) {
        this.manage = manage;
        this.idempotency = idempotency;
    }

    /**
     * Makes an organization; for operators. Its first admin is made with {@code POST /api/core/users}.
     *
     * @return the organization
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Roles.OPERATOR)
    @CreateProblems
    HttpResponse<OrganizationView> createOrganization(
            HttpRequest<?> request, @Body OrganizationRequest body, Authentication authentication) {
        return idempotency.created(request, Caller.of(authentication), body, () -> manage.create(body));
    }

    /**
     * The organizations that the caller may see, by id.
     *
     * @param type what they are
     * @param name a part of the name, whatever its case
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the organizations, by id
     */
    @Get
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<OrganizationView>> listOrganizations(
            HttpRequest<?> request,
            @QueryValue @Nullable String type,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        Slice slice = Slice.of(limit, skip, cursor, 1);
        return slice.page(
                        manage.page(Caller.of(authentication), type, name, slice),
                        row -> Cursor.at(Long.toString(row.id())))
                .answer(request);
    }

    /**
     * An organization that the caller may see.
     *
     * @param id its number
     * @return the organization
     */
    @Get("/{id}")
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<OrganizationView> getOrganization(@Schema(minimum = "1") long id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /**
     * Changes what the merge-patch names.
     *
     * @param id its number
     * @return the organization as it is now
     */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Secured(Roles.ADMIN)
    @ChangeProblems
    HttpResponse<OrganizationView> patchOrganization(
            HttpRequest<?> request,
            @Schema(minimum = "1") long id,
            @Body OrganizationPatch body,
            Authentication authentication) {
        return tagged(manage.change(Caller.of(authentication), id, ExpectedVersion.of(request), body));
    }

    /**
     * Removes an organization that nobody belongs to.
     *
     * @param id its number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Roles.OPERATOR)
    @ChangeProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void deleteOrganization(HttpRequest<?> request, @Schema(minimum = "1") long id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, ExpectedVersion.of(request));
    }

    private static HttpResponse<OrganizationView> tagged(OrganizationView organization) {
        return EntityTag.ok(organization, organization.version());
    }
}
