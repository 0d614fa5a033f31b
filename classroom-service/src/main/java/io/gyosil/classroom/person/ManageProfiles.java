package io.gyosil.classroom.person;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.access.Whose;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.sqlstate.SqlState;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes the profiles of one kind.
 *
 * @param kind {@code teacher} or {@code student}: the role that a user must have for it; an admin may teach, too
 * @param draft what a profile says today
 */
record ManageProfiles<P extends Profile, D>(
        String kind,
        Profiles<P, D> profiles,
        Users users,
        Scoped scoped,
        ChangePublisher<P> changes,
        Function<P, D> draft) {

    /** Makes one in the open transaction. */
    P create(Caller caller, long userId, @Nullable Long orgId, D draft) {
        if (orgId != null && !Objects.equals(orgId, caller.orgId())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, "There is no such organization.");
        }
        User user = users.find(userId)
                .orElseThrow(() -> invalid("names no user of this organization: there is no user " + userId));
        boolean fits = user.role().equals(kind)
                || (kind.equals(Roles.TEACHER) && user.role().equals(Roles.ADMIN));
        if (!fits) {
            throw invalid("names a user who is no " + kind + " but has the role " + user.role());
        }
        return changes.changed(profiles.insert(userId, user.orgId(), draft));
    }

    /** Does what may find that the user has a profile already. */
    <T> T explained(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            String constraint = SqlState.constraint(failure);
            if (constraint != null && constraint.endsWith("_user_id")) {
                throw ProblemException.of(
                        CommonProblem.CONFLICT,
                        List.of(new FieldError("/user_id", "names a user who has such a profile already")));
            }
            throw failure;
        }
    }

    P find(Caller caller, long id) {
        return scoped.as(caller, () -> profiles.find(id).orElseThrow(() -> Whose.notFound(caller, kind, id)));
    }

    P change(Caller caller, long id, Consumer<P> check, UnaryOperator<D> change) {
        return scoped.as(caller, () -> {
            P before = locked(caller, id, check);
            return changes.changed(profiles.update(id, change.apply(draft.apply(before))));
        });
    }

    /** Has the one that is to go locked and checked, in the open transaction. */
    P locked(Caller caller, long id, Consumer<P> check) {
        P profile = profiles.lock(id).orElseThrow(() -> Whose.notFound(caller, kind, id));
        check.accept(profile);
        return profile;
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid(List.of(new FieldError("/user_id", detail)));
    }
}
