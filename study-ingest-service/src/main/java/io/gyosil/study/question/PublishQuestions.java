package io.gyosil.study.question;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.study.StudyProblem;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Publishes questions: all of them or, when one belongs to another learner already, none. */
@Singleton
class PublishQuestions {

    private final Transactions transactions;
    private final PublishedQuestions questions;

    PublishQuestions(@Named("web") Transactions transactions, PublishedQuestions questions) {
        this.transactions = transactions;
        this.questions = questions;
    }

    /** @throws ProblemException naming the questions of other learners; nothing is published then */
    PublishedQuestions.Counts publish(List<Question> wanted) {
        return transactions.inTransaction(() -> {
            PublishedQuestions.Counts counts = questions.publish(wanted);
            // Asked afterwards: before, another publisher's question might not have been there yet.
            List<String> taken = questions.takenByOthers(wanted);
            if (!taken.isEmpty()) {
                throw ProblemException.of(
                                StudyProblem.QUESTION_OF_ANOTHER_LEARNER,
                                "Nothing was published: these pub_ids belong to another learner already.")
                        .with("pub_ids", taken);
            }
            return counts;
        });
    }
}
