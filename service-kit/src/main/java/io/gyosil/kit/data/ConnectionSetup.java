package io.gyosil.kit.data;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.support.AbstractConnectionOperations;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;

/** What holds for every connection in use: a limit of time, the place of waiting statements, and whose rows it shows. */
@Singleton
class ConnectionSetup implements BeanCreatedEventListener<AbstractConnectionOperations<Connection>> {

    private final BeanContext beans;
    private final Duration limit;

    ConnectionSetup(BeanContext beans, @Value("${gyosil.database.connection-limit:12s}") Duration limit) {
        this.beans = beans;
        this.limit = limit;
    }

    @Override
    public AbstractConnectionOperations<Connection> onCreated(
            BeanCreatedEvent<AbstractConnectionOperations<Connection>> event) {
        AbstractConnectionOperations<Connection> connections = event.getBean();
        String role = event.getBeanIdentifier().getName();
        connections.addConnectionCustomizer(new ConnectionUse(role, () -> transactions(role)));
        connections.addConnectionCustomizer(new TimeLimit(limit));
        return connections;
    }

    @SuppressWarnings("unchecked")
    private TransactionOperations<Connection> transactions(String role) {
        return beans.getBean(TransactionOperations.class, Qualifiers.byName(role));
    }
}
