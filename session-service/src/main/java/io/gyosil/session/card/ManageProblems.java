package io.gyosil.session.card;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps problems: the shared ones for the organization's admins, those of a class for its teacher and the admins. Every
 * teacher of the organization sees the shared ones. Works in the open transaction.
 */
@Singleton
class ManageProblems {

    private static final String NO_CLASS = "Your organization has no class of this id.";

    private final Problems problems;
    private final RosterRights rights;
    private final Clock clock;

    ManageProblems(Problems problems, RosterRights rights, Clock clock) {
        this.problems = problems;
        this.rights = rights;
        this.clock = clock;
    }

    List<Problem> list(
            Caller caller,
            @Nullable String classId,
            @Nullable Boolean shared,
            @Nullable String grade,
            @Nullable Integer difficulty,
            @Nullable String type,
            @Nullable UUID after,
            int most) {
        if (classId != null) {
            rights.mustTeachClass(caller, classId);
        }
        VisibilityScope sight = rights.sight(caller);
        return problems.list(
                new Problems.Filter(organization(caller), sight.teacherId(), classId, shared, grade, difficulty, type),
                after,
                most);
    }

    Problem find(Caller caller, UUID problemId) {
        Problem problem = problems.find(problemId).orElseThrow(ManageProblems::notFound);
        if (problem.orgId() != organization(caller)) {
            throw notFound();
        }
        String classId = problem.classId();
        if (classId != null) {
            mustTeach(caller, classId);
        }
        return problem;
    }

    /** One that the caller may change; nobody else does until the transaction ends. */
    Problem lock(Caller caller, UUID problemId) {
        Problem problem = problems.lock(problemId).orElseThrow(ManageProblems::notFound);
        if (problem.orgId() != organization(caller)) {
            throw notFound();
        }
        mustWrite(caller, problem.classId());
        return problem;
    }

    Problem create(Caller caller, Problem.Draft draft) {
        mustWrite(caller, draft.classId());
        return problems.insert(
                        organization(caller), List.of(draft), clock.instant().truncatedTo(ChronoUnit.MICROS))
                .getFirst();
    }

    Problem change(Caller caller, Problem before, Problem.Draft draft) {
        if (!Objects.equals(before.classId(), draft.classId())) {
            mustWrite(caller, draft.classId());
        }
        return problems.update(before.problemId(), draft);
    }

    void remove(Problem problem) {
        problems.remove(problem.problemId());
    }

    /**
     * Makes all of them or none.
     *
     * @throws ProblemException naming every entry whose class is none of the caller's
     */
    int load(Caller caller, List<Problem.Draft> drafts) {
        long orgId = organization(caller);
        VisibilityScope sight = rights.sight(caller);
        Map<String, Boolean> classes = problems.classes(
                drafts.stream()
                        .map(Problem.Draft::classId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                orgId,
                sight.teacherId());
        List<FieldError> unknown = new ArrayList<>();
        List<FieldError> forbidden = new ArrayList<>();
        boolean all = caller.is(Roles.ADMIN);
        for (int i = 0; i < drafts.size(); i++) {
            String classId = drafts.get(i).classId();
            String pointer = "/problems/" + i + "/class_id";
            if (classId == null && !all) {
                forbidden.add(
                        new FieldError(pointer, "must name a class of yours: shared ones are the admins' to make"));
            } else if (classId != null && !classes.containsKey(classId)) {
                unknown.add(new FieldError(pointer, "names no class of your organization"));
            } else if (classId != null && !all && Boolean.FALSE.equals(classes.get(classId))) {
                forbidden.add(new FieldError(pointer, "names a class that you do not teach"));
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
        if (!forbidden.isEmpty()) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, forbidden);
        }
        return problems.insert(orgId, drafts, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .size();
    }

    private void mustWrite(Caller caller, @Nullable String classId) {
        if (classId != null) {
            mustTeach(caller, classId);
        } else if (!caller.is(Roles.ADMIN)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, "Shared problems are the admins' to write.");
        }
    }

    private void mustTeach(Caller caller, String classId) {
        switch (rights.mayTeachClass(caller, classId)) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, "You do not teach this class.");
            case UNKNOWN -> throw ProblemException.of(CommonProblem.NOT_FOUND, NO_CLASS);
        }
    }

    private static long organization(Caller caller) {
        return Objects.requireNonNullElse(caller.orgId(), 0L);
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "There is no such problem.");
    }
}
