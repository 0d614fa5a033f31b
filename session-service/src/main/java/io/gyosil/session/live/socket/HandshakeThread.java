package io.gyosil.session.live.socket;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler;
import io.netty.channel.Channel;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Has sockets opened without compression, as a small frame could hold megabytes; and by the thread of their channel. A request with a cookie is looked at by another thread, and would shake
 * hands there: a browser that says hello at once is then heard before there is anybody in the channel to take its frame.
 */
@Filter("/ws/**")
class HandshakeThread implements HttpServerFilter {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        if (!(request instanceof NettyHttpRequest<?> netty)) {
            return chain.proceed(request);
        }
        Channel channel = netty.getChannelHandlerContext().channel();
        if (channel.pipeline().get(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER) != null) {
            channel.pipeline().remove(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER);
        }
        return Flux.from(chain.proceed(request)).publishOn(Schedulers.fromExecutor(channel.eventLoop()));
    }
}
