package io.gyosil.study.quiz;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Quizzes, to be looked at. */
@Controller("/study/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sessions")
class QuizController {

    private final QuizRepository quizzes;
    private final RosterRights rights;

    QuizController(QuizRepository quizzes, RosterRights rights) {
        this.quizzes = quizzes;
        this.rights = rights;
    }

    /**
     * A quiz with its attempts.
     *
     * @param id its session id or our number of it
     * @return the quiz
     */
    @Get("/{id}")
    @Secured({Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    QuizView getQuiz(String id, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Long key = id.matches("[1-9][0-9]{0,17}") ? Long.valueOf(id) : null;
        QuizView quiz = quizzes.find(id, key, Organizations.readBy(caller)).orElseThrow(QuizController::notFound);
        return switch (rights.maySeeLearner(caller, quiz.userId())) {
            case ALLOWED -> quiz;
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.session-of-another"));
            case UNKNOWN -> throw notFound();
        };
    }

    /** One word for a session of somebody whom the caller does not know and for one that is not there. */
    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-session"));
    }
}
