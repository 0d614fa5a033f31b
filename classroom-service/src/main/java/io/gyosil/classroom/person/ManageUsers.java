package io.gyosil.classroom.person;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.Whose;
import io.gyosil.classroom.change.Changes;
import io.gyosil.classroom.goal.ManageGoals;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.RandomSecret;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.sqlstate.SqlState;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Slice;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes users. An organization always keeps an admin who can log in. */
@Singleton
public class ManageUsers {

    /** What the token of every link begins with. */
    private static final String LINK = "gyp_";

    private final UserRepository users;
    private final Changes<User> changes;
    private final ManageGoals goals;

    ManageUsers(UserRepository users, Changes<User> changes, ManageGoals goals) {
        this.users = users;
        this.changes = changes;
        this.goals = goals;
    }

    /**
     * In whose name a user is made: that of who asks; an operator makes admins in any organization.
     *
     * @throws ProblemException not found, when the organization is not the caller's to add to
     */
    static Caller adminFor(Caller caller, UserRequest wanted) {
        Long orgId = wanted.orgId();
        if (orgId == null || Objects.equals(orgId, caller.orgId())) {
            return caller;
        }
        if (!caller.is(Roles.OPERATOR) || wanted.role() != UserRole.ADMIN) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-organization"));
        }
        return new Caller(caller.userId(), List.of(Roles.ADMIN), orgId, null, null);
    }

    /** Makes the operator of an installation, who is an admin of the first organization; the user's number. */
    @Transactional
    public long createOperator(long orgId, String email, String name, String passwordHash) {
        return published(users.insert(orgId, email, name, Roles.ADMIN, true, true, passwordHash))
                .id();
    }

    @Transactional
    UserView create(Caller admin, UserRequest wanted, @Nullable String passwordHash) {
        try {
            long id = users.insert(
                    Objects.requireNonNull(admin.orgId()),
                    wanted.email(),
                    wanted.name(),
                    wanted.role().wireName(),
                    !Boolean.FALSE.equals(wanted.isActive()),
                    false,
                    passwordHash);
            keep(id, Objects.requireNonNullElse(wanted.identities(), List.of()));
            return published(id);
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
    }

    /** Those that the caller may see, by id. */
    @Transactional
    List<UserView> page(
            @Nullable Long orgId,
            @Nullable UserRole role,
            @Nullable String name,
            @Nullable String email,
            @Nullable Boolean isActive,
            Slice slice) {
        return users.page(
                orgId,
                role == null ? null : role.wireName(),
                name,
                email,
                isActive,
                slice.afterNumber(),
                slice.skip(),
                slice.most());
    }

    @Transactional
    UserView find(Caller caller, long id) {
        return seen(caller, id, users.find(id));
    }

    @Transactional
    UserView change(Caller caller, long id, ExpectedVersion expected, UserPatch patch, @Nullable String passwordHash) {
        UserView before = seen(caller, id, users.lock(id));
        expected.check(before.version());
        String role = patch.role() == null
                ? before.role()
                : patch.role().map(UserRole::wireName).orElse(before.role());
        boolean isActive = Objects.requireNonNullElse(patch.isActive(), before.isActive());
        if (!role.equals(Roles.ADMIN) || !isActive) {
            keepAnAdmin(before);
        }
        if (!isActive || passwordHash != null) {
            users.logOut(id);
        }
        if (passwordHash != null) {
            users.setPassword(id, passwordHash);
        }
        try {
            users.update(
                    id,
                    MergePatch.optional(patch.email(), before.email()),
                    MergePatch.optional(patch.name(), before.name()),
                    role,
                    isActive);
            if (patch.identities() != null) {
                users.forgetIdentities(id);
                keep(id, patch.identities().orElse(List.of()));
            }
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
        return published(id);
    }

    /**
     * Offers an active user to set a password by a link, which ends the link before.
     *
     * @throws ProblemException conflict, when the user could not log in with a password
     */
    @Transactional
    PasswordLinkView offerPassword(Caller caller, long id) {
        UserView user = seen(caller, id, users.lock(id));
        if (user.email() == null) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.user-without-email"));
        }
        if (!user.isActive()) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.user-not-active"));
        }
        String token = RandomSecret.next(LINK);
        return PasswordLinkView.of(token, users.offerPassword(id, Sha256.of(token)));
    }

    @Transactional
    void remove(Caller caller, long id, ExpectedVersion expected) {
        UserView gone = seen(caller, id, users.lock(id));
        expected.check(gone.version());
        keepAnAdmin(gone);
        goals.removeAllOf(id);
        changes.removed(gone.user(), delete(id));
    }

    private long delete(long id) {
        try {
            return users.delete(id);
        } catch (RuntimeException failure) {
            throw switch (SqlState.constraint(failure)) {
                case "fk_teachers_user" -> inUse("detail.user-has-teacher-profile");
                case "fk_students_user" -> inUse("detail.user-has-student-profile");
                case null, default -> failure;
            };
        }
    }

    private static ProblemException inUse(String key) {
        return ProblemException.of(ClassroomProblem.IN_USE, Words.of(key));
    }

    /** What it means that an e-mail address or another issuer's name is taken. */
    private static RuntimeException explained(RuntimeException failure) {
        return switch (SqlState.constraint(failure)) {
            case "uq_users_email" ->
                ProblemException.of(
                        ClassroomProblem.EMAIL_TAKEN, List.of(FieldError.of("/email", "field.email-taken")));
            case "pk_user_identity" ->
                ProblemException.of(
                        CommonProblem.CONFLICT, List.of(FieldError.of("/identities", "field.identity-taken")));
            case null, default -> failure;
        };
    }

    private UserView seen(Caller caller, long id, Optional<UserView> user) {
        return user.orElseThrow(() -> Whose.notFound(caller, "user", users.organizationOf(id)));
    }

    private void keep(long id, List<KnownAs> identities) {
        if (!identities.isEmpty()) {
            users.keepIdentities(
                    id,
                    identities.stream().map(KnownAs::issuer).toArray(String[]::new),
                    identities.stream().map(KnownAs::subject).toArray(String[]::new));
        }
    }

    private UserView published(long id) {
        UserView now = users.find(id).orElseThrow();
        changes.changed(now.user());
        return now;
    }

    private void keepAnAdmin(UserView user) {
        if (user.role().equals(Roles.ADMIN) && user.isActive()) {
            users.lockOrganization(user.orgId());
            if (!users.hasOtherAdmin(user.orgId(), user.id())) {
                throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.last-admin"));
            }
        }
    }
}
