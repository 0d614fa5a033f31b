package io.gyosil.kit.data;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Singleton;

/** Has the schema brought to its newest version before the first pool is made. */
@Singleton
class SchemaFirst implements BeanCreatedEventListener<DatasourceConfiguration> {

    private final BeanContext beans;

    SchemaFirst(BeanContext beans) {
        this.beans = beans;
    }

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        beans.getBeansOfType(FlywayConfigurationProperties.class);
        return event.getBean();
    }
}
