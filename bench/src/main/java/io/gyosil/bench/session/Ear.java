package io.gyosil.bench.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;

/** One socket: it says hello, and compares all that it gets with what must come next. */
final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final Crowd crowd;
    private final String hello;
    private boolean isIn;
    private int next;

    Ear(Crowd crowd, String hello) {
        this.crowd = crowd;
        this.hello = hello;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            context.writeAndFlush(new TextWebSocketFrame(hello));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        ByteBuf content = frame.content();
        if (frame instanceof CloseWebSocketFrame close) {
            crowd.wrong("a socket was closed with " + close.statusCode());
        } else if (!isIn) {
            isIn = true;
            crowd.welcomed();
        } else if (content.readableBytes() > Shape.MARK_AT
                && content.getByte(content.readerIndex() + Shape.MARK_AT) == Shape.MARK) {
            received(content);
        }
    }

    private void received(ByteBuf content) {
        ByteBuf expected = crowd.frame(next);
        if (content.readableBytes() != expected.readableBytes()
                || !ByteBufUtil.equals(content, content.readerIndex(), expected, 0, expected.readableBytes())) {
            crowd.wrong(
                    "frame " + next + " should have come, but " + content.toString(StandardCharsets.UTF_8) + " did");
            return;
        }
        next++;
        if (next == crowd.frames()) {
            next = 0;
            crowd.hasAll();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        crowd.wrong("a socket broke: " + cause);
        context.close();
    }

    /** Nothing more comes of a line that was cut. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        crowd.wrong("a socket was cut");
    }
}
