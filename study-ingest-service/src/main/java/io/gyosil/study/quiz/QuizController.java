package io.gyosil.study.quiz;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;

/** Quizzes, to be looked at. */
@Controller("/study/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class QuizController {

    private final Transactions transactions;
    private final QuizSessions sessions;
    private final RosterRights rights;

    QuizController(@Named("web") Transactions transactions, QuizSessions sessions, RosterRights rights) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.rights = rights;
    }

    /** A quiz with its attempts, by its session id or our number of it. */
    @Get("/{id}")
    QuizView get(String id, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return transactions.inTransaction(() -> {
            QuizView quiz = sessions.find(id, Organizations.readBy(caller)).orElseThrow(QuizController::notFound);
            return switch (rights.maySeeLearner(caller, quiz.userId())) {
                case ALLOWED -> quiz;
                case FORBIDDEN ->
                    throw ProblemException.of(
                            CommonProblem.FORBIDDEN, "This is a session of a learner whom you may not see.");
                case UNKNOWN -> throw notFound();
            };
        });
    }

    /** One word for a session of somebody whom the caller does not know and for one that is not there. */
    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "No study session has this id.");
    }
}
