package io.gyosil.session.hub;

import io.gyosil.session.access.ClientAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.channel.Channel;
import java.util.UUID;

/**
 * Where sockets are opened. The framework routes and shakes hands; from then on frames go between the channel and a {@link
 * Socket}, since only there can be seen whether the other side reads.
 */
@ServerWebSocket("/ws/live-sessions/{session_id}")
class LiveSocket {

    static final int LONGEST_FRAME = 4096;

    private final Sockets sockets;
    private final ClientAddress address;

    LiveSocket(Sockets sockets, ClientAddress address) {
        this.sockets = sockets;
        this.address = address;
    }

    @OnOpen
    void open(UUID session_id, HttpRequest<?> request) {
        Channel channel =
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        Socket socket = sockets.opened(session_id, channel, address.of(request));
        channel.pipeline().addBefore(NettyServerWebSocketHandler.ID, "live-socket", socket);
    }

    /** Never called: the {@link Socket} takes every frame. It tells the framework how long one may be. */
    @OnMessage(maxPayloadLength = LONGEST_FRAME)
    void message(String text) {
        throw new IllegalStateException("a frame went past its socket");
    }
}
