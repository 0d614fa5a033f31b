package io.gyosil.kit.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

/** Has every connection end by a {@link LingeringClose}. */
@Singleton
class LingeringCloses implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(Connections.each(LingeringCloses::welcome));
        return event.getBean();
    }

    private static void welcome(ChannelPipeline connection) {
        LingeringClose close = new LingeringClose();
        connection.addFirst("lingering-close", close);
        connection.addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "lingering-close-requests", close.requests());
    }
}
