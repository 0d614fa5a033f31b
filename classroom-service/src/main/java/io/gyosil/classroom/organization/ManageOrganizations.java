package io.gyosil.classroom.organization;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.sqlstate.SqlState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes, changes and removes organizations. An operator does so with any, but looks into none but the own; everybody else
 * sees the own one, and its admins change it.
 */
@Singleton
public class ManageOrganizations {

    private final Scoped scoped;
    private final Organizations organizations;
    private final ChangePublisher<Organization> changes;

    ManageOrganizations(Scoped scoped, Organizations organizations, ChangePublisher<Organization> changes) {
        this.scoped = scoped;
        this.organizations = organizations;
        this.changes = changes;
    }

    /** Makes one, in the open transaction. */
    public Organization create(Organizations.Draft draft) {
        return changes.changed(organizations.insert(draft));
    }

    Organization find(Caller caller, long id) {
        return scoped.as(caller, () -> organizations
                .find(id)
                .filter(found -> isSeen(caller, id))
                .orElseThrow(ManageOrganizations::notFound));
    }

    Organization change(
            Caller caller, long id, Consumer<Organization> check, UnaryOperator<Organizations.Draft> change) {
        return scoped.as(caller, () -> {
            Organization before = locked(caller, id);
            check.accept(before);
            Organizations.Draft draft = change.apply(
                    new Organizations.Draft(before.name(), before.type(), before.timeZone(), before.meta()));
            return changes.changed(organizations.update(id, draft));
        });
    }

    void remove(Caller caller, long id, Consumer<Organization> check) {
        try {
            scoped.run(caller, () -> {
                Organization gone = locked(caller, id);
                check.accept(gone);
                List<String> uses = organizations.uses(id);
                if (!uses.isEmpty()) {
                    throw inUse(String.join(" and ", uses));
                }
                changes.removed(gone, organizations.delete(id));
            });
        } catch (RuntimeException failure) {
            // Users of another organization are not shown, but they hold on to it all the same.
            if (SqlState.constraint(failure) != null) {
                throw inUse("its users");
            }
            throw failure;
        }
    }

    private static ProblemException inUse(String what) {
        return ProblemException.of(ClassroomProblem.IN_USE, "The organization is in use by " + what + ".");
    }

    private Organization locked(Caller caller, long id) {
        return organizations.lock(id).filter(found -> isSeen(caller, id)).orElseThrow(ManageOrganizations::notFound);
    }

    private static boolean isSeen(Caller caller, long id) {
        return caller.is(Roles.OPERATOR) || Objects.equals(caller.orgId(), id);
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "There is no such organization.");
    }
}
