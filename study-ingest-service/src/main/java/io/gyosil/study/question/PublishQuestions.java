package io.gyosil.study.question;

import io.gyosil.kit.database.Transactions;
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

    sealed interface Result {}

    record Done(PublishedQuestions.Counts counts) implements Result {}

    record TakenByOthers(List<String> pubIds) implements Result {}

    Result publish(List<Question> wanted) {
        return transactions.inTransaction(() -> {
            List<String> taken = questions.takenByOthers(wanted);
            return taken.isEmpty() ? new Done(questions.publish(wanted)) : new TakenByOthers(taken);
        });
    }
}
