package io.gyosil.kit.testing.proxy;

import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Forwards TCP connections on 127.0.0.1 to a server, and spoils them as a test wants. */
public final class TcpProxy implements AutoCloseable {

    private static final Fault NONE = new Fault.None();

    private final int target;
    private final Supplier<Watch> watch;
    private final ServerSocket listener;
    private final Set<Passage> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Fault fault = NONE;

    private TcpProxy(int target, Supplier<Watch> watch) {
        this.target = target;
        this.watch = watch;
        try {
            listener = new ServerSocket(FreePorts.one(), 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy-of-" + target).start(this::accept);
    }

    /** A proxy of the PostgreSQL on that port. */
    public static TcpProxy ofPostgres(int target) {
        return new TcpProxy(target, PostgresCommits::new);
    }

    /** A proxy of the Kafka on that port; the broker has to advertise this proxy's port there. */
    public static TcpProxy ofKafka(int target) {
        return new TcpProxy(target, KafkaCommits::new);
    }

    /** A proxy of the HTTP server on that port, which answers one request of a connection after the other. */
    public static TcpProxy ofHttp(int target) {
        return new TcpProxy(target, HttpAnswers::new);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Spoils all connections from now on. */
    public void spoil(Fault with) {
        fault = with;
        open.forEach(this::begin);
    }

    /** Does what a fault does to a connection whether or not anything passes. */
    private void begin(Passage passage) {
        if (fault instanceof Fault.Reset) {
            passage.reset();
        } else if (fault instanceof Fault.HalfOpen(Duration untilServerNotices)) {
            passage.fallSilent(untilServerNotices);
        }
    }

    /** Spoils nothing more. What a fault has done to a connection stays done. */
    public void heal() {
        fault = NONE;
    }

    /** How many connections or chunks of data faults have spoiled so far: what a test asks to know that it tested. */
    public int hits() {
        return hits.get();
    }

    /** Lets nothing pass any more, and does what the test wants done then. */
    void stop(Fault.StopAt at) {
        fault = new Fault.Stopped();
        hit();
        at.then().run();
    }

    Fault fault() {
        return fault;
    }

    void hit() {
        hits.incrementAndGet();
    }

    void ended(Passage passage) {
        open.remove(passage);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // Closed, or this one client is gone again.
                Thread.onSpinWait();
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            Passage passage = new Passage(this, client, server, watch.get());
            open.add(passage);
            begin(passage);
            passage.start();
        } catch (IOException e) {
            Passage.reset(client);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Passage::reset);
    }
}
