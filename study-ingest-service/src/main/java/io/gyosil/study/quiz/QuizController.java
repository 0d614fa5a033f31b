package io.gyosil.study.quiz;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;

/** Quizzes, to be looked at. */
@Controller("/study/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class QuizController {

    private final Transactions transactions;
    private final QuizSessions sessions;

    QuizController(@Named("web") Transactions transactions, QuizSessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** A quiz with its attempts, by its session id or our number of it. */
    @Get("/{id}")
    @Secured({Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    QuizView get(String id, Authentication authentication) {
        QuizView quiz = transactions
                .inTransaction(() -> sessions.find(id))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, "No study session has this id."));
        Caller.of(authentication).mustBe(quiz.userId());
        return quiz;
    }
}
