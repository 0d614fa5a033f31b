package io.gyosil.system.broken.study.question;

import io.micronaut.http.annotation.Controller;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;

/** Opens its transactions by itself. */
@Controller
class QuestionController {

    private final TransactionOperations<Connection> transactions;

    QuestionController(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    TransactionOperations<Connection> transactions() {
        return transactions;
    }
}
