package io.gyosil.kit.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose request was answered before it was received to its end, such as a body that is too large. Closed at once, with
 * bytes unread, it would be reset, and a client that writes its whole request before it reads would never see the answer. So only our
 * half is closed; what still comes is read and thrown away until the client closes its own, for a while.
 */
final class LingeringClose extends ChannelDuplexHandler {

    /** How long a client is given to send the rest and to read the answer. */
    private static final long LONGEST_MS = 5_000;

    /** How much is thrown away for it: several times what any request but a file may have. */
    private static final long MOST_BYTES = 16 << 20;

    private final Requests requests = new Requests();
    private boolean isReceiving;
    private boolean isAnswered;
    private boolean isLingering;
    private long thrownAway;

    /** The one of its two handlers that stands where bytes have become requests. */
    ChannelHandler requests() {
        return requests;
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        if (isLingering) {
            // Closed a second time, it is to end now.
            super.close(context, promise);
        } else if (isReceiving
                && isAnswered
                && context.channel() instanceof DuplexChannel channel
                && channel.isActive()) {
            isLingering = true;
            channel.shutdownOutput();
            channel.closeFuture().addListener(closed -> promise.trySuccess());
            context.executor().schedule(() -> leave(context), LONGEST_MS, TimeUnit.MILLISECONDS);
            channel.config().setAutoRead(true);
            context.read();
        } else {
            super.close(context, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!isLingering) {
            super.channelRead(context, message);
            return;
        }
        thrownAway += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        ReferenceCountUtil.release(message);
        if (thrownAway > MOST_BYTES) {
            leave(context);
        }
    }

    /** Waits no longer: who still writes learns so by a reset. */
    private static void leave(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    }

    private final class Requests extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                isReceiving = true;
                isAnswered = false;
            }
            if (message instanceof LastHttpContent last) {
                // Behind what is no HTTP anything may follow.
                isReceiving = last.decoderResult().isFailure();
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            isAnswered |=
                    message instanceof HttpResponse answer && answer.status().code() >= 200;
            super.write(context, message, promise);
        }
    }
}
