package io.gyosil.kit.connection;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

import io.gyosil.kit.web.Connections;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

/** Adds what guards a connection to its handlers. */
@Singleton
class ConnectionCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    /** Asked for when somebody comes: a listener is made before settings and meters are. */
    private final BeanProvider<AdmissionControl> admission;

    ConnectionCustomizer(BeanProvider<AdmissionControl> admission) {
        this.admission = admission;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(Connections.each(this::guard));
        return event.getBean();
    }

    private void guard(ChannelPipeline connection) {
        ReadDeadline deadline = new ReadDeadline(admission.get());
        connection.addBefore(HANDLER_HTTP_SERVER_CODEC, "bytes-received", deadline.bytes());
        connection.addAfter(HANDLER_HTTP_SERVER_CODEC, "requests-received", deadline.requests());
        if (!admission.get().admits(connection.channel())) {
            admission.get().refuse(connection.channel(), AdmissionControl.Refusal.CONNECTIONS);
        }
    }
}
