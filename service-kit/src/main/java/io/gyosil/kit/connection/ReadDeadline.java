package io.gyosil.kit.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * By when the request that is coming in on a connection has to be there. A timeout of reading alone would wait forever for a client
 * that sends a letter now and then. All of it runs on the connection's one thread.
 */
class ReadDeadline {

    private static final long LOOK_AGAIN_MS = 500;

    private final AdmissionControl admission;
    private final Bytes bytes = new Bytes();
    private final Requests requests = new Requests();
    private @Nullable ScheduledFuture<?> watch;
    private boolean isSending;
    private boolean headIsThere;
    private boolean isWaitedFor;
    private long since;
    private long received;

    ReadDeadline(AdmissionControl admission) {
        this.admission = admission;
    }

    ChannelHandler bytes() {
        return bytes;
    }

    ChannelHandler requests() {
        return requests;
    }

    private void begin(boolean withHead) {
        isSending = true;
        headIsThere = withHead;
        received = 0;
        since = System.nanoTime();
    }

    /** What we do not read yet is no fault of the sender's. */
    private void look(ChannelHandlerContext wire) {
        if (!isSending || !wire.channel().isActive()) {
            watch = null;
        } else if (isWaitedFor && System.nanoTime() - since > allowedNanos()) {
            watch = null;
            admission.refuse(wire.channel(), AdmissionControl.Refusal.SLOW);
        } else {
            watch = wire.executor().schedule(() -> look(wire), LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    private long allowedNanos() {
        ConnectionLimits limits = admission.limits();
        return headIsThere
                ? limits.bodyWithin().plusSeconds(received / limits.bodyPace()).toNanos()
                : limits.headWithin().toNanos();
    }

    /** Before the bytes become requests. */
    private final class Bytes extends ChannelDuplexHandler {

        @Override
        public void read(ChannelHandlerContext context) throws Exception {
            isWaitedFor = true;
            super.read(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            isWaitedFor = false;
            if (!isSending) {
                begin(false);
            }
            received += message instanceof ByteBuf some ? some.readableBytes() : 0;
            super.channelRead(context, message);
            if (watch == null && isSending) {
                look(context);
            }
        }
    }

    /** Behind it, where requests and answers are seen. */
    private final class Requests extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                begin(true);
            }
            if (message instanceof LastHttpContent) {
                isSending = false;
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            super.write(context, message, promise);
            if (message instanceof HttpResponse response
                    && HttpResponseStatus.SWITCHING_PROTOCOLS.equals(response.status())) {
                // From here on it is a socket, which has limits of its own.
                isSending = false;
                context.pipeline().remove(bytes);
                context.pipeline().remove(this);
            }
        }
    }
}
