package io.gyosil.kit.database;

import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** The transactions of both roles. */
@Factory
class TransactionsFactory {

    @Singleton
    @Named("web")
    Transactions web(@Named("web") TransactionOperations<Connection> operations) {
        return new Transactions(operations);
    }

    @Singleton
    @Named("worker")
    Transactions worker(@Named("worker") TransactionOperations<Connection> operations) {
        return new Transactions(operations);
    }
}
