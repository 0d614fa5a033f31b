package io.gyosil.classroom.organization;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.change.Changes;
import io.gyosil.classroom.organization.OrganizationRepository.Uses;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.security.Caller;
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

/**
 * Makes, changes and removes organizations. An operator does so with any, but looks into none but the own; everybody else
 * sees the own one, and its admins change it.
 */
@Singleton
public class ManageOrganizations {

    private static final String USUAL_TYPE = "school";
    private static final String USUAL_ZONE = "Asia/Seoul";

    private final OrganizationRepository organizations;
    private final Changes<Organization> changes;

    ManageOrganizations(OrganizationRepository organizations, Changes<Organization> changes) {
        this.organizations = organizations;
        this.changes = changes;
    }

    /** Makes a school; its number. */
    @Transactional
    public long createSchool(String name) {
        return create(new OrganizationRequest(name, null, null, null)).id();
    }

    @Transactional
    OrganizationView create(OrganizationRequest wanted) {
        return published(organizations.insert(
                wanted.name(),
                Objects.requireNonNullElse(wanted.type(), USUAL_TYPE),
                Objects.requireNonNullElse(wanted.timeZone(), USUAL_ZONE),
                RawJson.textOf(wanted.meta())));
    }

    /** Those that the caller may see, by id. */
    @Transactional
    List<OrganizationView> page(Caller caller, @Nullable String type, @Nullable String name, Slice slice) {
        Long only = caller.is(Roles.OPERATOR) ? null : Long.valueOf(Objects.requireNonNullElse(caller.orgId(), 0L));
        return organizations.page(only, type, name, slice.afterNumber(), slice.skip(), slice.most());
    }

    @Transactional
    OrganizationView find(Caller caller, long id) {
        return seen(caller, organizations.find(id));
    }

    @Transactional
    OrganizationView change(Caller caller, long id, ExpectedVersion expected, OrganizationPatch patch) {
        OrganizationView before = seen(caller, organizations.lock(id));
        expected.check(before.version());
        return published(organizations.update(
                id,
                MergePatch.required(patch.name(), before.name()),
                MergePatch.required(patch.type(), before.type()),
                MergePatch.required(patch.timeZone(), before.timeZone()),
                MergePatch.json(patch.meta(), before.meta())));
    }

    @Transactional
    void remove(Caller caller, long id, ExpectedVersion expected) {
        OrganizationView gone = seen(caller, organizations.lock(id));
        expected.check(gone.version());
        Uses uses = organizations.uses(id);
        if (uses.isAny()) {
            throw inUse(Words.of("detail.organization-in-use", uses.users(), uses.classes(), uses.viewers()));
        }
        changes.removed(gone.organization(), delete(id));
    }

    private long delete(long id) {
        try {
            return organizations.delete(id);
        } catch (RuntimeException failure) {
            // Users and viewers of another organization are not shown, but they hold on to it all the same.
            throw switch (SqlState.constraint(failure)) {
                case null -> failure;
                case "fk_viewer_org_id" -> inUse(Words.of("detail.organization-in-use-by-viewers"));
                default -> inUse(Words.of("detail.organization-in-use-by-users"));
            };
        }
    }

    private static ProblemException inUse(Words what) {
        return ProblemException.of(ClassroomProblem.IN_USE, what);
    }

    private static OrganizationView seen(Caller caller, Optional<OrganizationView> organization) {
        return organization
                .filter(found -> caller.is(Roles.OPERATOR) || Objects.equals(caller.orgId(), found.id()))
                .orElseThrow(
                        () -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-organization")));
    }

    private OrganizationView published(OrganizationView now) {
        changes.changed(now.organization());
        return now;
    }
}
