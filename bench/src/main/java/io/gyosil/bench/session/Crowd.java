package io.gyosil.bench.session;

import io.gyosil.servers.StackFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All sockets of a shape, open to one server. */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 50;
    private static final long PATIENCE_SECONDS = 60;

    private final RoomServer server;
    private final Shape shape;
    private final List<ByteBuf> frames;
    private final Line line = new Line();
    private final Semaphore coming = new Semaphore(AT_ONCE);
    private final AtomicInteger missing = new AtomicInteger();
    private final AtomicReference<@Nullable String> wrong = new AtomicReference<>();
    private volatile CountDownLatch complete = new CountDownLatch(0);
    private volatile long lastAt;

    Crowd(RoomServer server, Shape shape) {
        this.server = server;
        this.shape = shape;
        this.frames = IntStream.range(0, shape.frames())
                .mapToObj(n -> Unpooled.copiedBuffer(Shape.frame(n), StandardCharsets.UTF_8))
                .toList();
    }

    /** Opens all, and waits until each was let in. */
    void open() throws InterruptedException {
        for (int room = 0; room < shape.rooms(); room++) {
            for (int i = 0; i < shape.ofEach(); i++) {
                await(1);
                line.connect(
                        server.port(), "/ws/live-sessions/" + Shape.roomId(room), new Ear(this, server.hello(room)));
            }
        }
        await(AT_ONCE);
    }

    private void await(int permits) throws InterruptedException {
        if (!coming.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS) || wrong.get() != null) {
            throw new StackFailure(server.name() + " did not let everybody in: " + wrong.get());
        }
    }

    /**
     * Has every room sent all frames of a round.
     *
     * @return nanoseconds from the first frame that was given to the last one that came
     * @throws StackFailure when a socket did not get each frame once and in order
     */
    long play() throws Exception {
        missing.set(shape.sockets());
        complete = new CountDownLatch(1);
        long begin = System.nanoTime();
        server.send(shape);
        boolean all = complete.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!all || wrong.get() != null || missing.get() != 0) {
            throw new StackFailure("Not every socket of " + server.name() + " got each frame once and in order: "
                    + missing.get() + " lack some; " + wrong.get());
        }
        return lastAt - begin;
    }

    ByteBuf frame(int n) {
        return frames.get(n);
    }

    int frames() {
        return shape.frames();
    }

    void welcomed() {
        coming.release();
    }

    /** A socket has all frames of the round. */
    void hasAll() {
        int left = missing.decrementAndGet();
        if (left == 0) {
            lastAt = System.nanoTime();
            complete.countDown();
        } else if (left < 0) {
            wrong("a socket got a round twice");
        }
    }

    /** The first failure is reported. */
    void wrong(String what) {
        wrong.compareAndSet(null, what);
    }

    @Override
    public void close() {
        line.close();
    }
}
