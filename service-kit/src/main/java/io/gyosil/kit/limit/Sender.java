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
 * One connection: how long its present request has kept us waiting, and how much it holds. Only the time counts in which we
 * wanted to read and nothing came; what we do not read yet is no fault of the sender's. All of it runs on the connection's
 * one thread.
 */
class Sender {

    private static final long LOOK_AGAIN_MS = 500;

    private final Reception reception;
    private final Bytes bytes = new Bytes();
    private final Requests requests = new Requests();
    private @Nullable ChannelHandlerContext wire;
    private boolean sending;
    private boolean headIsThere;
    private boolean watched;
    private boolean refused;
    private long received;
    private long held;
    private long waited;
    private long waitingSince;

    Sender(Reception reception) {
        this.reception = reception;
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

    private void begin() {
        sending = true;
        headIsThere = false;
        received = 0;
        waited = 0;
    }

    private long waitedNow() {
        return waited + (waitingSince == 0 ? 0 : System.nanoTime() - waitingSince);
    }

    private void look() {
        watched = false;
        if (!sending || wire == null) {
            return;
        }
        if (waitedNow() > reception.limits().patience(headIsThere, received).toNanos()) {
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

    private boolean hold(long more) {
        long own = Math.min(more, HttpLimits.IN_MEMORY - held);
        if (own > 0) {
            if (!reception.takes(own)) {
                return false;
            }
            held += own;
        }
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
            if (waitingSince == 0) {
                waitingSince = System.nanoTime();
            }
            super.read(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            if (!sending) {
                begin();
            } else if (waitingSince != 0) {
                waited += System.nanoTime() - waitingSince;
            }
            waitingSince = 0;
            int count = message instanceof ByteBuf some ? some.readableBytes() : 0;
            received += count;
            if (!hold(count)) {
                ReferenceCountUtil.release(message);
                refuse(Reception.Refusal.BYTES);
                return;
            }
            super.channelRead(context, message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) throws Exception {
            if (sending) {
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
                headIsThere = true;
                waited = 0;
            }
            if (message instanceof LastHttpContent) {
                sending = false;
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            boolean isUpgrade = message instanceof HttpResponse response
                    && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            if (message instanceof LastHttpContent) {
                letGo();
            }
            super.write(context, message, promise);
            if (isUpgrade) {
                // From here on it is a socket, which has limits of its own.
                sending = false;
                context.pipeline().remove(bytes);
                context.pipeline().remove(this);
            }
        }
    }
}
