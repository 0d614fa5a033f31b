package io.gyosil.classroom.person;

import io.gyosil.classroom.Whose;
import io.gyosil.classroom.change.Changes;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.sqlstate.SqlState;
import io.gyosil.kit.web.ExpectedVersion;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes, changes and removes the profiles of one kind.
 *
 * @param <T> the profile
 * @param <V> the profile as callers see it
 * @param <N> one to be made
 * @param <P> what is to change of one
 */
abstract class ManageProfiles<T, V extends ProfileView<T>, N extends ProfileRequest, P> {

    private final String kind;
    private final ProfileRepository<V> profiles;
    private final UserRepository users;
    private final Changes<T> changes;

    /** @param kind {@code teacher} or {@code student}: the role that a user must have for it; an admin may teach, too */
    ManageProfiles(String kind, ProfileRepository<V> profiles, UserRepository users, Changes<T> changes) {
        this.kind = kind;
        this.profiles = profiles;
        this.users = users;
        this.changes = changes;
    }

    /** Adds one, whose id it answers. */
    abstract long insert(UserView user, N wanted);

    /** Changes one that is locked. */
    abstract void update(V before, P patch);

    /** Removes what hangs on one that goes, or refuses that it goes. */
    abstract void release(V gone);

    @Transactional
    V create(Caller caller, N wanted) {
        if (wanted.orgId() != null && !Objects.equals(wanted.orgId(), caller.orgId())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-organization"));
        }
        UserView user = users.find(wanted.userId())
                .orElseThrow(() -> ProblemException.invalid("/user_id", "field.no-user-here", wanted.userId()));
        boolean fits = user.role().equals(kind)
                || (kind.equals(Roles.TEACHER) && user.role().equals(Roles.ADMIN));
        if (!fits) {
            throw ProblemException.invalid("/user_id", "field.user-is-no-" + kind, user.role());
        }
        return published(inserted(user, wanted));
    }

    private long inserted(UserView user, N wanted) {
        try {
            return insert(user, wanted);
        } catch (RuntimeException failure) {
            String constraint = SqlState.constraint(failure);
            throw constraint != null && constraint.endsWith("_user_id")
                    ? ProblemException.of(
                            CommonProblem.CONFLICT, List.of(FieldError.of("/user_id", "field.has-profile")))
                    : failure;
        }
    }

    @Transactional
    V find(Caller caller, long id) {
        return seen(caller, id, profiles.find(id));
    }

    @Transactional
    V change(Caller caller, long id, ExpectedVersion expected, P patch) {
        V before = seen(caller, id, profiles.lock(id));
        expected.check(before.version());
        update(before, patch);
        return published(id);
    }

    @Transactional
    void remove(Caller caller, long id, ExpectedVersion expected) {
        V gone = seen(caller, id, profiles.lock(id));
        expected.check(gone.version());
        release(gone);
        changes.removed(gone.profile(), profiles.delete(id));
    }

    private V seen(Caller caller, long id, Optional<V> profile) {
        return profile.orElseThrow(() -> Whose.notFound(caller, kind, profiles.organizationOf(id)));
    }

    private V published(long id) {
        V now = profiles.find(id).orElseThrow();
        changes.changed(now.profile());
        return now;
    }
}
