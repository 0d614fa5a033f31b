package io.gyosil.session.live.socket;

import io.gyosil.kit.security.ClientAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.WebSocketSession;
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
@Secured(SecurityRule.IS_ANONYMOUS)
class LiveSocket {

    static final int LONGEST_FRAME = 4096;
    private static final String SOCKET = "socket";

    private final Sockets sockets;
    private final ClientAddress address;

    LiveSocket(Sockets sockets, ClientAddress address) {
        this.sockets = sockets;
        this.address = address;
    }

    @OnOpen
    void open(UUID session_id, HttpRequest<?> request, WebSocketSession session) {
        Channel channel =
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        Socket socket = sockets.opened(session_id, channel, address.of(request));
        session.put(SOCKET, socket);
        // The framework's handler is not there yet: it calls this while it is made.
        channel.eventLoop().execute(() -> {
            if (channel.pipeline().get(NettyServerWebSocketHandler.ID) != null) {
                channel.pipeline().addBefore(NettyServerWebSocketHandler.ID, "live-socket", socket);
            }
        });
    }

    /** A frame that came before the {@link Socket} was in its place. */
    @OnMessage(maxPayloadLength = LONGEST_FRAME)
    void message(byte[] text, WebSocketSession session) {
        session.get(SOCKET, Socket.class).ifPresent(socket -> socket.take(text));
    }
}
