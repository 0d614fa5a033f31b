package io.gyosil.session.live.socket;

import io.gyosil.session.live.lesson.CloseCode;
import io.gyosil.session.live.lesson.Participant;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One open socket. What it cannot send at once waits in the channel, up to a limit; a reader who has fallen so far behind is let
 * go, and comes back with the number of what it has. Its fields change on the channel's event loop alone, unless they are volatile.
 */
final class Socket extends SimpleChannelInboundHandler<WebSocketFrame> {

    /** A lesson's usual frames are 300 bytes: some two hundred of them may wait. */
    private static final WriteBufferWaterMark MOST_UNSENT = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private static final int KERNEL_BUFFER = 64 * 1024;

    private static final int MOST_UNREAD = 64;
    private static final long LAST_WORDS_MS = 1_000;

    private final UUID sessionId;
    private final Channel channel;
    private final String address;
    private final Sockets sockets;
    private final Mailbox mailbox;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable Participant participant;
    private volatile boolean isClosing;
    private final AtomicBoolean isUncounted = new AtomicBoolean();
    private final AtomicBoolean hasLeft = new AtomicBoolean();
    private int stuck;

    Socket(UUID sessionId, Channel channel, String address, Sockets sockets, Mailbox mailbox) {
        this.sessionId = sessionId;
        this.channel = channel;
        this.address = address;
        this.sockets = sockets;
        this.mailbox = mailbox;
        channel.config().setWriteBufferWaterMark(MOST_UNSENT);
        // The kernel would take megabytes for a reader who does not read.
        channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
        channel.closeFuture().addListener(closed -> sockets.closed(this));
    }

    static int mostUnread() {
        return MOST_UNREAD;
    }

    UUID sessionId() {
        return sessionId;
    }

    String address() {
        return address;
    }

    Channel channel() {
        return channel;
    }

    /** Who it is, once that is known. */
    @Nullable
    Participant participant() {
        return participant;
    }

    void greeted(Participant who) {
        participant = who;
    }

    /** Whether it is for the caller, and nobody else, to count it no longer among those that nobody knows. */
    boolean uncount() {
        return isUncounted.compareAndSet(false, true);
    }

    /** Whether it is for the caller, and nobody else, to take it out of its room. */
    boolean leave() {
        return hasLeft.compareAndSet(false, true);
    }

    /** How long ago anything came. */
    long silentFor(TimeUnit unit) {
        return unit.convert(System.nanoTime() - heardAt, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        heardAt = System.nanoTime();
        switch (frame) {
            case CloseWebSocketFrame close -> {
                isClosing = true;
                channel.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
            }
            case PingWebSocketFrame ping ->
                channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case PongWebSocketFrame pong -> {}
            case BinaryWebSocketFrame binary -> close(CloseCode.NOT_TEXT);
            case TextWebSocketFrame text when text.isFinalFragment() -> take(ByteBufUtil.getBytes(text.content()));
            default -> close(CloseCode.TOO_LARGE);
        }
    }

    /** Takes a text that came. */
    void take(byte[] text) {
        if (!isClosing && !mailbox.offer(() -> sockets.take(this, text))) {
            close(CloseCode.TOO_MANY);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // The other side is gone, or what came is no frame.
        channel.close();
    }

    /** Sends a text to this one alone; from any thread. */
    void send(String text) {
        channel.eventLoop().execute(() -> {
            ByteBuf content = ByteBufUtil.writeUtf8(channel.alloc(), text);
            try {
                write(content);
                channel.flush();
            } finally {
                content.release();
            }
        });
    }

    /** Writes a frame that others get, too; on the event loop. It is not flushed. */
    void write(ByteBuf content) {
        if (isClosing || !channel.isActive()) {
            return;
        }
        if (!channel.isWritable()) {
            letGo();
            return;
        }
        channel.write(new TextWebSocketFrame(content.retainedDuplicate()), channel.voidPromise());
    }

    /** Looks, every two seconds, whether what was sent is being read; on the event loop. */
    void look() {
        var unsent = channel.unsafe().outboundBuffer();
        stuck = unsent != null && unsent.totalPendingWriteBytes() > 0 ? stuck + 1 : 0;
        if (stuck >= 4) {
            letGo();
        }
    }

    private void letGo() {
        if (!isClosing) {
            sockets.slow();
            closeNow(CloseCode.TOO_SLOW);
        }
    }

    /** Closes it behind what was sent so far; from any thread. */
    void close(int code) {
        channel.eventLoop().execute(() -> closeNow(code));
    }

    /** A reader who does not read is not waited for. */
    private void closeNow(int code) {
        if (!isClosing) {
            isClosing = true;
            channel.writeAndFlush(new CloseWebSocketFrame(code, "")).addListener(ChannelFutureListener.CLOSE);
            channel.eventLoop().schedule(() -> channel.close(), LAST_WORDS_MS, TimeUnit.MILLISECONDS);
        }
    }
}
