package io.gyosil.session.hub;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.server.netty.NettyHttpRequest;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Has sockets opened by the thread of their channel. A request with a cookie is looked at by another thread, and would shake
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
        return request instanceof NettyHttpRequest<?> netty
                ? Flux.from(chain.proceed(request))
                        .publishOn(Schedulers.fromExecutor(
                                netty.getChannelHandlerContext().channel().eventLoop()))
                : chain.proceed(request);
    }
}
