package io.gyosil.kit.connection;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Adds what guards a connection, and what ends it, to its handlers. */
@Singleton
class ConnectionCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    /** Asked for when somebody comes: a listener is made before settings and meters are. */
    private final BeanProvider<AdmissionControl> admission;

    ConnectionCustomizer(BeanProvider<AdmissionControl> admission) {
        this.admission = admission;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Each(null));
        return event.getBean();
    }

    private void welcome(ChannelPipeline connection) {
        LingeringClose close = new LingeringClose();
        connection.addFirst("lingering-close", close);
        connection.addAfter(HANDLER_HTTP_SERVER_CODEC, "lingering-close-requests", close.requests());
        ReadDeadline deadline = new ReadDeadline(admission.get());
        connection.addBefore(HANDLER_HTTP_SERVER_CODEC, "bytes-received", deadline.bytes());
        connection.addAfter(HANDLER_HTTP_SERVER_CODEC, "requests-received", deadline.requests());
        if (!admission.get().admits(connection.channel())) {
            admission.get().refuse(connection.channel(), AdmissionControl.Refusal.CONNECTIONS);
        }
    }

    /** Called for the listener, and on what that returns for each of its connections. */
    private final class Each implements NettyServerCustomizer {

        private final @Nullable Channel connection;

        private Each(@Nullable Channel connection) {
            this.connection = connection;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Each(channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (connection != null) {
                welcome(connection.pipeline());
            }
        }
    }
}
