package io.gyosil.classroom.person;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.access.Whose;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.classroom.goal.Goal;
import io.gyosil.classroom.goal.Goals;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.sqlstate.SqlState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes users. An organization always keeps an admin who can log in. */
@Singleton
public class ManageUsers {

    private final Scoped scoped;
    private final Users users;
    private final ChangePublisher<User> changes;
    private final Goals goals;
    private final ChangePublisher<Goal> goalless;

    ManageUsers(
            Scoped scoped, Users users, ChangePublisher<User> changes, Goals goals, ChangePublisher<Goal> goalless) {
        this.scoped = scoped;
        this.users = users;
        this.changes = changes;
        this.goals = goals;
        this.goalless = goalless;
    }

    /** Makes one, in the open transaction. */
    public User create(long orgId, Users.Draft draft, boolean isOperator, @Nullable String passwordHash) {
        return changes.changed(users.insert(orgId, draft, isOperator, passwordHash));
    }

    User find(Caller caller, long id) {
        return scoped.as(caller, () -> users.find(id).orElseThrow(() -> Whose.notFound(caller, "user", id)));
    }

    User change(
            Caller caller,
            long id,
            Consumer<User> check,
            UnaryOperator<Users.Draft> change,
            @Nullable String passwordHash) {
        return explained(() -> scoped.as(caller, () -> {
            User before = locked(caller, id, check);
            Users.Draft draft = change.apply(new Users.Draft(
                    before.email(), before.name(), before.role(), before.isActive(), before.identities()));
            boolean staysAdmin = draft.role().equals(Roles.ADMIN) && draft.isActive();
            if (!staysAdmin) {
                keepAnAdmin(before);
            }
            if (!draft.isActive() || passwordHash != null) {
                users.logOut(id);
            }
            return changes.changed(users.update(id, draft, passwordHash));
        }));
    }

    void remove(Caller caller, long id, Consumer<User> check) {
        try {
            scoped.run(caller, () -> {
                User gone = locked(caller, id, check);
                keepAnAdmin(gone);
                goalless.removed(goals.removeAllOf(Long.toString(id)));
                changes.removed(gone, users.delete(id));
            });
        } catch (RuntimeException failure) {
            throw switch (SqlState.constraint(failure)) {
                case "fk_teachers_user" -> inUse("a teacher's profile");
                case "fk_students_user" -> inUse("a student's profile");
                case null, default -> failure;
            };
        }
    }

    /** Does what may find that an e-mail address or another issuer's name is taken. */
    static <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw switch (SqlState.constraint(failure)) {
                case "uq_users_email" ->
                    ProblemException.of(
                            ClassroomProblem.EMAIL_TAKEN,
                            List.of(new FieldError("/email", "is somebody else's address here")));
                case "pk_user_identity" ->
                    ProblemException.of(
                            CommonProblem.CONFLICT,
                            List.of(new FieldError("/identities", "names somebody whom we know as another user")));
                case null, default -> failure;
            };
        }
    }

    private User locked(Caller caller, long id, Consumer<User> check) {
        User user = users.lock(id).orElseThrow(() -> Whose.notFound(caller, "user", id));
        check.accept(user);
        return user;
    }

    private void keepAnAdmin(User user) {
        if (user.role().equals(Roles.ADMIN) && user.isActive() && !users.hasOtherAdmin(user.orgId(), user.id())) {
            throw ProblemException.of(
                    CommonProblem.CONFLICT, "This is the organization's last admin; make another one first.");
        }
    }

    private static ProblemException inUse(String what) {
        return ProblemException.of(ClassroomProblem.IN_USE, "The user is in use by " + what + ".");
    }
}
