package io.gyosil.classroom.person;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Users (seed 003). */
@Controller("/api/core/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Users")
class UserController {

    private static final Set<String> PARAMETERS = Set.of("org_id", "role", "name", "email", "limit", "skip", "cursor");
    private static final String EXAMPLE =
            "{\"email\": \"haneul@school.example\", \"name\": \"김하늘\", \"role\": \"student\"}";

    private final ManageUsers manage;
    private final Users users;
    private final Passwords passwords;
    private final Scoped scoped;
    private final Idempotency idempotency;

    UserController(ManageUsers manage, Users users, Passwords passwords, Scoped scoped, Idempotency idempotency) {
        this.manage = manage;
        this.users = users;
        this.passwords = passwords;
        this.scoped = scoped;
        this.idempotency = idempotency;
    }

    /** Makes a user in the own organization; an operator makes admins in any. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createUser(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        Long org = fields.optionalNumber("org_id", 1, Integer.MAX_VALUE);
        Boolean active = fields.optionalFlag("is_active");
        Users.Draft draft = new Users.Draft(
                UserReader.email(fields),
                UserReader.name(fields),
                Objects.requireNonNullElse(UserReader.role(fields), ""),
                active == null || active,
                UserReader.identities(fields));
        String password = UserReader.password(fields, "password");
        fields.finish();
        Caller admin = adminOf(caller, org, draft.role());
        long orgId = Objects.requireNonNull(admin.orgId());
        String hash = password == null ? null : passwords.hash(password);
        return ManageUsers.explained(() -> scoped.as(
                admin,
                () -> idempotency.created(
                        request, caller, body, () -> UserView.of(manage.create(orgId, draft, false, hash)))));
    }

    /** In whose name a user of that organization is made. */
    private static Caller adminOf(Caller caller, @Nullable Long org, String role) {
        if (org == null || Objects.equals(org, caller.orgId())) {
            return caller;
        }
        if (!caller.is(Roles.OPERATOR) || !role.equals(Roles.ADMIN)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, "There is no such organization.");
        }
        return new Caller(caller.userId(), List.of(Roles.ADMIN), org, null, null);
    }

    /** The users that the caller may see, by id: an admin's organization, a teacher's students, oneself. */
    @Get
    HttpResponse<Page<UserView>> listUsers(
            HttpRequest<?> request,
            @QueryValue("org_id") @Nullable Long orgId,
            @QueryValue @Nullable String role,
            @QueryValue @Nullable String name,
            @QueryValue @Nullable String email,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        if (role != null && !UserReader.ROLES.contains(role)) {
            throw ProblemException.invalid(List.of(new FieldError("?role", "must be admin, teacher or student")));
        }
        Slice slice = Slice.of(limit, skip, cursor, 1);
        Users.Filter filter = new Users.Filter(orgId, role, name, email);
        return slice.page(
                        scoped.as(
                                Caller.of(authentication),
                                () -> users.page(filter, slice.afterNumber(), slice.skip(), slice.most())),
                        row -> Cursor.at(Long.toString(row.id())))
                .map(UserView::of)
                .answer(request);
    }

    /** A user that the caller may see. */
    @Get("/{id}")
    HttpResponse<UserView> getUser(long id, Authentication authentication) {
        return tagged(manage.find(Caller.of(authentication), id));
    }

    /** Changes what the merge-patch names. A new password, or an end of {@code is_active}, ends all log-ins. */
    @Patch("/{id}")
    HttpResponse<UserView> patchUser(
            HttpRequest<?> request,
            long id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String email = UserReader.email(fields);
        String name = UserReader.name(fields);
        String role = fields.has("role") ? UserReader.role(fields) : null;
        Boolean active = fields.optionalFlag("is_active");
        List<User.Identity> identities = UserReader.identities(fields);
        String password = UserReader.password(fields, "password");
        fields.finish();
        return tagged(manage.change(
                Caller.of(authentication),
                id,
                before -> EntityTag.check(request, before.version()),
                before -> new Users.Draft(
                        fields.has("email") ? email : before.email(),
                        fields.has("name") ? name : before.name(),
                        Objects.requireNonNullElse(role, before.role()),
                        active == null ? before.isActive() : active,
                        fields.has("identities") ? identities : before.identities()),
                password == null ? null : passwords.hash(password)));
    }

    /** Removes a user without a profile. */
    @Delete("/{id}")
    HttpResponse<?> deleteUser(HttpRequest<?> request, long id, Authentication authentication) {
        manage.remove(Caller.of(authentication), id, before -> EntityTag.check(request, before.version()));
        return HttpResponse.noContent();
    }

    private static HttpResponse<UserView> tagged(User user) {
        return EntityTag.ok(UserView.of(user), user.version());
    }
}
