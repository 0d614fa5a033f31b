package io.gyosil.classroom.person;

import io.gyosil.kit.data.OnBehalf;
import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CreateProblems;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
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

/** Users (seed 003). */
@Controller("/api/core/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Users")
class UserController {

    private final ManageUsers manage;
    private final Passwords passwords;
    private final Idempotency idempotency;

    UserController(ManageUsers manage, Passwords passwords, Idempotency idempotency) {
        this.manage = manage;
        this.passwords = passwords;
        this.idempotency = idempotency;
    }

    /**
     * Makes a user in the own organization; an operator makes admins in any.
     *
     * @return the user
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @CreateProblems
    HttpResponse<UserView> createUser(HttpRequest<?> request, @Body UserRequest body, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Caller admin = ManageUsers.adminFor(caller, body);
        String hash = hash(body.password());
        return OnBehalf.as(
                admin, () -> idempotency.created(request, caller, body, () -> manage.create(admin, body, hash)));
    }

    /**
     * The users that the caller may see, by id: an admin's organization, a teacher's students, oneself.
     *
     * @param orgId their organization
     * @param role what they are in the organization
     * @param name a part of the name, whatever its case
     * @param email their address, whatever its case
     * @param isActive whether they may log in
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the users, by id
     */
    @Get
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<UserView>> listUsers(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable @Min(0) Long orgId,
            @QueryValue @Nullable UserRole role,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable String email,
            @QueryValue("is_active") @Nullable Boolean isActive,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor) {
        Slice slice = Slice.of(limit, skip, cursor, 1);
        return slice.page(
                        manage.page(orgId, role, name, email, isActive, slice),
                        row -> Cursor.at(Long.toString(row.id())))
                .answer(request);
    }

    /**
     * A user that the caller may see.
     *
     * @param id the user's number
     * @return the user
     */
    @Get("/{id}")
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<UserView> getUser(@Schema(minimum = "1") long id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /**
     * Changes what the merge-patch names. A new password, or an end of {@code is_active}, ends all log-ins.
     *
     * @param id the user's number
     * @return the user as it is now
     */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Secured(Roles.ADMIN)
    @ChangeProblems
    HttpResponse<UserView> patchUser(
            HttpRequest<?> request,
            @Schema(minimum = "1") long id,
            @Body UserPatch body,
            Authentication authentication) {
        return tagged(
                manage.change(Caller.of(authentication), id, ExpectedVersion.of(request), body, hash(body.password())));
    }

    /**
     * Makes a link with which the user sets a password, once, within three days. The link before is no longer good; a password
     * that there is stays until then. Hand it to nobody else.
     *
     * @param id the user's number
     * @return the link, which is shown this once
     */
    @Post("/{id}/password-links")
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @WriteProblems
    PasswordLinkView createPasswordLink(@Schema(minimum = "1") long id, Authentication authentication) {
        return manage.offerPassword(Caller.of(authentication), id);
    }

    /**
     * Removes a user without a profile.
     *
     * @param id the user's number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Roles.ADMIN)
    @ChangeProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void deleteUser(HttpRequest<?> request, @Schema(minimum = "1") long id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, ExpectedVersion.of(request));
    }

    /** It takes a while, in which no transaction should be open. */
    private @Nullable String hash(@Nullable String password) {
        return password == null ? null : passwords.hash(password);
    }

    private static HttpResponse<UserView> tagged(UserView user) {
        return EntityTag.ok(user, user.version());
    }
}
