package io.gyosil.kit.fault;

import io.gyosil.kit.web.Connections;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import jakarta.inject.Singleton;

/** Reaches the points around an answer where it meets the network; only there when a point is deadly at all. */
@Singleton
@Requires(property = "gyosil.fault.kill-at")
class AnswerFaults implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final FaultPoints faults;

    AnswerFaults(FaultPoints faults) {
        this.faults = faults;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean()
                .register(Connections.each(connection -> connection.addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "answer-faults", new Watch())));
        return event.getBean();
    }

    /** Sees a connection's requests and answers one after the other. */
    private final class Watch extends ChannelDuplexHandler {
        private boolean post;
        private boolean success;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request) {
                post = request.method().equals(HttpMethod.POST);
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            ChannelPromise written = promise.unvoid();
            if (message instanceof HttpResponse response) {
                success = post
                        && HttpStatusClass.SUCCESS.contains(response.status().code());
                if (success) {
                    faults.reach(FaultPoint.BEFORE_ANSWER);
                }
            }
            if (success && message instanceof LastHttpContent) {
                written.addListener(done -> {
                    if (done.isSuccess()) {
                        faults.reach(FaultPoint.AFTER_ANSWER);
                    }
                });
            }
            super.write(context, message, written);
        }
    }
}
