package io.gyosil.classroom.goal;

import io.gyosil.classroom.Whose;
import io.gyosil.classroom.change.Changes;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Slice;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets and removes what learners are interested in and aim at. */
@Singleton
public class ManageGoals {

    private static final Pattern USER = Pattern.compile("[1-9][0-9]{0,17}");

    private final GoalRepository goals;
    private final Changes<Goal> changes;

    ManageGoals(GoalRepository goals, Changes<Goal> changes) {
        this.goals = goals;
        this.changes = changes;
    }

    /** A goal that was set, and whether it is new. */
    record Set(GoalView goal, boolean isNew) {}

    /** Those that the caller may see, newest first. */
    @Transactional
    List<GoalView> page(Caller caller, @Nullable String userId, Slice slice) {
        if (userId != null) {
            organization(caller, userId);
        }
        Cursor from = slice.cursor();
        return from == null
                ? goals.page(userId, null, null, null, slice.skip(), slice.most())
                : goals.page(
                        userId,
                        from.parsed(0, Instant::parse),
                        from.key().get(1),
                        from.key().get(2),
                        slice.skip(),
                        slice.most());
    }

    @Transactional
    GoalView find(Caller caller, String userId, String topicId) {
        organization(caller, userId);
        return goals.find(userId, topicId).orElseThrow(ManageGoals::noGoal);
    }

    @Transactional
    Set set(Caller caller, String userId, String topicId, ExpectedVersion expected, GoalRequest wanted) {
        // Locked before it is asked whether the learner is there: a removal of the learner holds the lock, too.
        goals.lock(userId);
        long orgId = organization(caller, userId);
        Optional<GoalView> before = goals.find(userId, topicId);
        before.ifPresent(there -> expected.check(there.version()));
        GoalView now = goals.put(userId, topicId, orgId, wanted.interestLevel(), wanted.goalTarget());
        changes.changed(now.goal());
        return new Set(now, before.isEmpty());
    }

    @Transactional
    void remove(Caller caller, String userId, String topicId) {
        goals.lock(userId);
        organization(caller, userId);
        List<GoalView> gone = goals.remove(userId, topicId);
        if (gone.isEmpty()) {
            throw noGoal();
        }
        publish(gone);
    }

    /** Removes all of a learner who goes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAllOf(long userId) {
        String learner = Long.toString(userId);
        goals.lock(learner);
        publish(goals.removeAllOf(learner));
    }

    private void publish(List<GoalView> gone) {
        changes.removed(gone.stream()
                .map(each -> new Changes.Gone<>(each.goal(), each.version()))
                .toList());
    }

    /** The organization of a learner that the caller may see. */
    private long organization(Caller caller, String userId) {
        if (!USER.matcher(userId).matches()) {
            throw Whose.notFound(caller, "user", null);
        }
        return goals.organization(userId)
                .orElseThrow(() -> Whose.notFound(caller, "user", goals.organizationOf(userId)));
    }

    private static ProblemException noGoal() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-goal"));
    }
}
