package io.gyosil.session.live.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps exercises: the shared ones for the organization's admins, those of a class for its teacher and the admins. Every
 * teacher of the organization sees the shared ones.
 */
@Singleton
class KeepExercises {

    private final ExerciseRepository exercises;
    private final RosterRights rights;
    private final Clock clock;

    KeepExercises(ExerciseRepository exercises, RosterRights rights, Clock clock) {
        this.exercises = exercises;
        this.rights = rights;
        this.clock = clock;
    }

    @Transactional
    List<Exercise> list(
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
        return exercises
                .list(
                        organization(caller),
                        text(sight.teacherId()),
                        classId,
                        shared,
                        grade,
                        difficulty,
                        type,
                        after,
                        most)
                .stream()
                .map(ExerciseRepository.Row::exercise)
                .toList();
    }

    @Transactional
    Exercise find(Caller caller, UUID problemId) {
        Exercise exercise =
                exercises.find(problemId).map(ExerciseRepository.Row::exercise).orElseThrow(KeepExercises::notFound);
        if (exercise.orgId() != organization(caller)) {
            throw notFound();
        }
        String classId = exercise.classId();
        if (classId != null) {
            mustTeach(caller, classId);
        }
        return exercise;
    }

    /** One that the caller may change; nobody else does until the transaction ends. */
    private Exercise lock(Caller caller, UUID problemId) {
        Exercise exercise =
                exercises.lock(problemId).map(ExerciseRepository.Row::exercise).orElseThrow(KeepExercises::notFound);
        if (exercise.orgId() != organization(caller)) {
            throw notFound();
        }
        mustWrite(caller, exercise.classId());
        return exercise;
    }

    @Transactional
    Exercise create(Caller caller, Exercise.Draft draft) {
        mustWrite(caller, draft.classId());
        return insert(organization(caller), List.of(draft)).getFirst().exercise();
    }

    /**
     * Changes one.
     *
     * @param expected the version that was read
     * @throws ProblemException stale, when there is another by now
     */
    @Transactional
    Exercise change(Caller caller, UUID problemId, ExpectedVersion expected, ExercisePatch patch) {
        Exercise before = lock(caller, problemId);
        expected.check(before.version());
        Exercise.Draft draft = patch.applied(before);
        if (!Objects.equals(before.classId(), draft.classId())) {
            mustWrite(caller, draft.classId());
        }
        Exercise.Content content = draft.content();
        return exercises
                .update(
                        problemId,
                        draft.classId(),
                        content.question(),
                        content.answer(),
                        content.type(),
                        content.difficulty(),
                        content.grade())
                .getFirst()
                .exercise();
    }

    /** Removes one. */
    @Transactional
    void remove(Caller caller, UUID problemId, ExpectedVersion expected) {
        expected.check(lock(caller, problemId).version());
        exercises.remove(problemId);
    }

    /**
     * Makes all of them or none.
     *
     * @throws ProblemException naming every entry whose class is none of the caller's
     */
    @Transactional
    int load(Caller caller, List<Exercise.Draft> drafts) {
        long orgId = organization(caller);
        VisibilityScope sight = rights.sight(caller);
        Map<String, Boolean> classes = classes(orgId, sight, drafts);
        List<FieldError> unknown = new ArrayList<>();
        List<FieldError> forbidden = new ArrayList<>();
        boolean all = caller.is(Roles.ADMIN);
        for (int i = 0; i < drafts.size(); i++) {
            String classId = drafts.get(i).classId();
            String pointer = "/problems/" + i + "/class_id";
            if (classId == null && !all) {
                forbidden.add(FieldError.of(pointer, "field.class-to-be-named"));
            } else if (classId != null && !classes.containsKey(classId)) {
                unknown.add(FieldError.of(pointer, "field.no-class-here"));
            } else if (classId != null && !all && Boolean.FALSE.equals(classes.get(classId))) {
                forbidden.add(FieldError.of(pointer, "field.class-of-another"));
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
        if (!forbidden.isEmpty()) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, forbidden);
        }
        return insert(orgId, drafts).size();
    }

    private Map<String, Boolean> classes(long orgId, VisibilityScope sight, List<Exercise.Draft> drafts) {
        String[] classIds = drafts.stream()
                .map(Exercise.Draft::classId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return exercises.classes(classIds, orgId, text(sight.teacherId())).stream()
                .collect(Collectors.toMap(
                        ExerciseRepository.SchoolClass::classroomId, ExerciseRepository.SchoolClass::taught));
    }

    private List<ExerciseRepository.Row> insert(long orgId, List<Exercise.Draft> drafts) {
        return exercises.insert(
                orgId,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                texts(drafts, draft -> UuidCreator.getTimeOrderedEpochPlus1().toString()),
                texts(drafts, Exercise.Draft::classId),
                texts(drafts, draft -> draft.content().question()),
                texts(drafts, draft -> draft.content().answer()),
                texts(drafts, draft -> draft.content().type()),
                drafts.stream().mapToInt(draft -> draft.content().difficulty()).toArray(),
                texts(drafts, draft -> draft.content().grade()));
    }

    private static String[] texts(List<Exercise.Draft> drafts, Function<Exercise.Draft, @Nullable String> part) {
        return drafts.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private void mustWrite(Caller caller, @Nullable String classId) {
        if (classId != null) {
            mustTeach(caller, classId);
        } else if (!caller.is(Roles.ADMIN)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.shared-problems"));
        }
    }

    private void mustTeach(Caller caller, String classId) {
        switch (rights.mayTeachClass(caller, classId)) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.not-your-class"));
            case UNKNOWN -> throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-class"));
        }
    }

    private static long organization(Caller caller) {
        return Objects.requireNonNullElse(caller.orgId(), 0L);
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-problem"));
    }
}
