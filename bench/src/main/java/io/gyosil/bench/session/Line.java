package io.gyosil.bench.session;

import io.gyosil.servers.StackFailure;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Opens WebSockets to this machine, all on one thread. */
final class Line implements AutoCloseable {

    private static final int MOST_BYTES = 8 * 1024;
    private static final long PATIENCE_SECONDS = 30;

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /**
     * Connects, and asks for a WebSocket; the handler gets a {@code ClientHandshakeStateEvent} when there is one. What is
     * written before that is lost.
     */
    Channel connect(int port, String path, ChannelHandler handler) throws InterruptedException {
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://127.0.0.1:" + port + path))
                .withUTF8Validator(false)
                .maxFramePayloadLength(MOST_BYTES)
                .build();
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MOST_BYTES),
                                        new WebSocketClientProtocolHandler(config),
                                        handler);
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
    }

    /** Connects, and waits for the WebSocket, from which nothing is heard. */
    Channel open(int port, String path) throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        Channel channel = connect(port, path, new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                    opened.countDown();
                }
            }
        });
        if (!opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new StackFailure("No WebSocket could be opened at " + path + ".");
        }
        return channel;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
