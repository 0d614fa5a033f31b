package io.gyosil.kit.limit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: how long its present request has kept us waiting, and how much it holds. All of it runs on the connection's one
 * thread.
 */
class Sender {

    private static final long LOOK_AGAIN_MS = 500;

    private final Reception reception;
    private final Patience patience;
    private final Bytes bytes = new Bytes();
    private final Requests requests = new Requests();
    private @Nullable ChannelHandlerContext wire;
    private boolean watched;
    private boolean refused;
    private long held;
    private long unanswered;

    Sender(Reception reception) {
        this.reception = reception;
        this.patience = new Patience(reception.limits());
    }

    ChannelHandler bytes() {
        return bytes;
    }

    ChannelHandler requests() {
        return requests;
    }

    void refuse(Reception.Refusal refusal) {
        if (refused || wire == null) {
            return;
        }
        refused = true;
        reception.count(refusal);
        wire.channel().config().setAutoRead(false);
        wire.writeAndFlush(Unpooled.copiedBuffer(refusal.answer(), StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void look() {
        watched = false;
        if (!patience.isSending() || wire == null) {
            return;
        }
        if (patience.isAtAnEnd(System.nanoTime())) {
            refuse(Reception.Refusal.SLOW);
        } else {
            watch(wire);
        }
    }

    private void watch(ChannelHandlerContext context) {
        if (!watched && context.channel().isActive()) {
            watched = true;
            context.executor().schedule(this::look, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Whether there is room for what has come. A head is always let in, so that probes and readers get through while there is no
     * room for bodies. Of a request that was answered before its end, the rest is thrown away.
     */
    private boolean hold(long more) {
        boolean isThrownAway = patience.headIsThere() && unanswered == 0;
        long own = isThrownAway ? 0 : Math.min(more, HttpLimits.IN_MEMORY - held);
        if (own <= 0) {
            return true;
        }
        if (!reception.takes(own)) {
            if (patience.headIsThere()) {
                return false;
            }
            reception.takesAnyway(own);
        }
        held += own;
        return true;
    }

    private void letGo() {
        reception.givesBack(held);
        held = 0;
    }

    /** Before the bytes become requests. */
    private final class Bytes extends ChannelDuplexHandler {

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            wire = context;
        }

        @Override
        public void read(ChannelHandlerContext context) throws Exception {
            patience.wantsMore(System.nanoTime());
            super.read(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            int count = message instanceof ByteBuf some ? some.readableBytes() : 0;
            patience.received(count, System.nanoTime());
            if (!hold(count)) {
                ReferenceCountUtil.release(message);
                refuse(Reception.Refusal.BYTES);
                return;
            }
            super.channelRead(context, message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) throws Exception {
            if (patience.isSending()) {
                watch(context);
            }
            super.channelReadComplete(context);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            letGo();
            super.channelInactive(context);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            letGo();
        }
    }

    /** Behind it, where requests and answers are seen. */
    private final class Requests extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                patience.head();
                unanswered++;
            }
            if (message instanceof LastHttpContent) {
                patience.end();
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            HttpResponseStatus status = message instanceof HttpResponse response ? response.status() : null;
            if (message instanceof LastHttpContent && !HttpResponseStatus.CONTINUE.equals(status)) {
                unanswered = Math.max(0, unanswered - 1);
                if (unanswered == 0) {
                    letGo();
                }
            }
            super.write(context, message, promise);
            if (HttpResponseStatus.SWITCHING_PROTOCOLS.equals(status)) {
                // From here on it is a socket, which has limits of its own.
                patience.end();
                context.pipeline().remove(bytes);
                context.pipeline().remove(this);
            }
        }
    }
}
