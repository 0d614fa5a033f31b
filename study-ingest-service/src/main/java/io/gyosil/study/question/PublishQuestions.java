package io.gyosil.study.question;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ProblemType;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.Right;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
import io.gyosil.study.StudyProblem;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Publishes questions: all of them or, when one is for or of a learner whose it may not be, none. */
@Singleton
class PublishQuestions {

    private final Transactions transactions;
    private final PublishedQuestions questions;
    private final RosterRights rights;

    PublishQuestions(@Named("web") Transactions transactions, PublishedQuestions questions, RosterRights rights) {
        this.transactions = transactions;
        this.questions = questions;
        this.rights = rights;
    }

    /**
     * Publishes questions, in the order in which they were sent.
     *
     * @throws ProblemException naming the questions for learners whom the caller may not see, or of other learners;
     *     nothing is published then
     */
    PublishedQuestions.Counts publish(Caller caller, List<Question> wanted) {
        long orgId = Organizations.of(caller);
        return transactions.inTransaction(() -> {
            mustSeeLearners(caller, wanted);
            PublishedQuestions.Counts counts = questions.publish(orgId, wanted);
            // Asked afterwards: before, another publisher's question might not have been there yet.
            List<String> taken = questions.takenByOthers(orgId, wanted);
            if (!taken.isEmpty()) {
                throw ProblemException.of(
                                StudyProblem.QUESTION_OF_ANOTHER_LEARNER,
                                "Nothing was published: these pub_ids belong to another learner already.")
                        .with("pub_ids", taken);
            }
            return counts;
        });
    }

    private void mustSeeLearners(Caller caller, List<Question> wanted) {
        Map<String, Right> learners = rights.maySeeLearners(
                caller, wanted.stream().map(Question::userId).collect(Collectors.toSet()));
        refuse(wanted, learners, Right.FORBIDDEN, CommonProblem.FORBIDDEN, "is a learner of none of your classes");
        refuse(wanted, learners, Right.UNKNOWN, CommonProblem.NOT_FOUND, "is no learner of your organization");
    }

    private static void refuse(
            List<Question> wanted, Map<String, Right> learners, Right right, ProblemType problem, String detail) {
        List<FieldError> errors = IntStream.range(0, wanted.size())
                .filter(i -> learners.get(wanted.get(i).userId()) == right)
                .mapToObj(i -> new FieldError("/questions/" + i + "/user_id", detail))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.of(problem, errors);
        }
    }
}
