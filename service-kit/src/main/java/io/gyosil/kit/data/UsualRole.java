package io.gyosil.kit.data;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.data.jdbc.operations.JdbcRepositoryOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** A transaction that names no role is the web role's, and so is a read outside of any. */
@Factory
class UsualRole {

    @Singleton
    @Primary
    TransactionOperations<Connection> transactions(@Named("web") TransactionOperations<Connection> web) {
        return web;
    }

    @Singleton
    @Primary
    JdbcRepositoryOperations repositories(@Named("web") JdbcRepositoryOperations web) {
        return web;
    }
}
