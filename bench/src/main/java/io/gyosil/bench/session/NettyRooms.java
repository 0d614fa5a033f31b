package io.gyosil.bench.session;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The program of the peer {@code netty}: rooms of sockets and nothing else, each a {@link ChannelGroup}. */
public final class NettyRooms {

    private static final int ROOM_LENGTH = 36;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int BACKLOG = 1_024;

    private final Map<String, ChannelGroup> rooms = new ConcurrentHashMap<>();

    private NettyRooms() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        new NettyRooms().serve(Integer.parseInt(environment.getOrDefault("PORT", "0")));
    }

    private void serve(int port) throws InterruptedException {
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .build();
        new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MOST_BYTES),
                                        new WebSocketServerProtocolHandler(config),
                                        new Talk());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    /** One socket: a pupil's, who says hello, or that which gives frames, each behind the 36 characters of its room. */
    private final class Talk extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private String path = "";

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete handshake) {
                path = handshake.requestUri();
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            ByteBuf content = frame.content();
            if ("/control".equals(path)) {
                String id = content.readCharSequence(ROOM_LENGTH, StandardCharsets.US_ASCII)
                        .toString();
                // The group gives each channel a retained duplicate.
                room(id).writeAndFlush(new TextWebSocketFrame(content.retainedSlice()), ChannelMatchers.all(), true);
            } else {
                room(path.substring(path.length() - ROOM_LENGTH)).add(context.channel());
                context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"welcome\"}"));
            }
        }
    }

    private ChannelGroup room(String id) {
        return rooms.computeIfAbsent(id, name -> new DefaultChannelGroup(name, GlobalEventExecutor.INSTANCE));
    }
}
