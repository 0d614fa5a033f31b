package io.gyosil.kit.limit;

import io.gyosil.kit.web.Connections;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

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
        event.getBean().register(Connections.each(this::welcome));
        return event.getBean();
    }

    private void welcome(ChannelPipeline connection) {
        Sender sender = new Sender(reception.get());
        connection.addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "bytes-received", sender.bytes());
        connection.addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "requests-received", sender.requests());
        if (!reception.get().letsIn(connection.channel())) {
            sender.refuse(Reception.Refusal.CONNECTIONS);
        }
    }
}
