package io.gyosil.classroom.roster;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Applies imports, and takes them back. Both go on where they stopped when they are asked for again. */
@Singleton
public final class ApplyRoster {

    private final Transactions transactions;
    private final Holding holding;
    private final Staging staging;
    private final RosterSteps steps;
    private final RosterWorker worker;
    private final RosterSettings settings;

    ApplyRoster(
            @Named("worker") Transactions transactions,
            Holding holding,
            Staging staging,
            RosterSteps steps,
            RosterWorker worker,
            RosterSettings settings) {
        this.transactions = transactions;
        this.holding = holding;
        this.staging = staging;
        this.steps = steps;
        this.worker = worker;
        this.settings = settings;
    }

    /**
     * Begins to apply an import, or goes on with it. Rows in error are left out.
     *
     * @param overThreshold whether it may be applied though unusually much would change
     * @return completed when it ends, one way or the other; its status says which
     * @throws ProblemException when it cannot be applied now
     */
    public CompletableFuture<Void> apply(long orgId, long id, boolean overThreshold) {
        Holding.Answer answer =
                transactions.inTransaction(() -> holding.toApply(orgId, id, overThreshold, settings.hold()));
        return worker.start(held(answer, "applied"), steps.applying(), "applied");
    }

    /**
     * Begins to take an import back, or goes on with it.
     *
     * @return completed when it ends, one way or the other; its status says which
     * @throws ProblemException when it cannot be taken back now
     */
    public CompletableFuture<Void> undo(long orgId, long id) {
        Holding.Answer answer = transactions.inTransaction(() -> holding.toUndo(orgId, id, settings.hold()));
        Holding.Held held = held(answer, "undone");
        transactions.run(staging::counted);
        return worker.start(held, steps.undoing(), "undone");
    }

    private static Holding.Held held(Holding.Answer answer, String wanted) {
        return switch (answer) {
            case Holding.Held held -> held;
            case Holding.Unknown() ->
                throw ProblemException.of(CommonProblem.NOT_FOUND, "There is no such roster import.");
            case Holding.WrongStatus(String status, boolean isKept) ->
                throw ProblemException.of(
                        RosterProblem.WRONG_STATUS,
                        isKept
                                ? "The import is " + status + " and cannot be " + wanted + "."
                                : "The import's rows are no longer kept; it cannot be " + wanted + ".");
            case Holding.Busy() ->
                throw ProblemException.of(
                        RosterProblem.BUSY, "An import of your organization is being applied or undone; wait for it.");
            case Holding.OverThreshold(List<String> kinds) ->
                throw ProblemException.of(
                        RosterProblem.OVER_THRESHOLD,
                        "Of " + String.join(", ", kinds) + " more would be changed or removed than usual. If that is"
                                + " meant, send {\"over_threshold\": true}.");
        };
    }
}
