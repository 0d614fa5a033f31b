package io.gyosil.kit.limit;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Where connections come in. */
@Singleton
class Door implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    /** Asked for when somebody comes: a listener is made before settings and meters are. */
    private final BeanProvider<Reception> reception;

    Door(BeanProvider<Reception> reception) {
        this.reception = reception;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {
        private final @Nullable Channel channel;

        Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        /** Called for the listener, and on what is returned for each of its connections. */
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Customizer(channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            Sender sender = new Sender(reception.get());
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "bytes-received", sender.bytes());
            pipeline.addAfter(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "requests-received", sender.requests());
            if (!reception.get().letsIn(channel)) {
                sender.refuse(Reception.Refusal.CONNECTIONS);
            }
        }
    }
}
