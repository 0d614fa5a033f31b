package io.gyosil.kit.testing.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One connection through the proxy: two sockets, and a thread for each direction. */
final class Passage {

    private static final int CHUNK = 16 << 10;

    /** How often something slow looks whether it still is to be slow. */
    private static final int DROPS_PER_SECOND = 20;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Watch watch;
    private volatile boolean silent;
    private int answered;

    Passage(TcpProxy proxy, Socket client, Socket server, Watch watch) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.watch = watch;
    }

    void start() throws IOException {
        if (client.isClosed()) {
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pump(client, server, this::request));
        Thread.ofVirtual().start(() -> pump(server, client, this::answer));
    }

    /** Breaks the connection for both sides at once. */
    void reset() {
        proxy.hit();
        reset(client);
        reset(server);
        proxy.ended(this);
    }

    /** Passes nothing on from now on, in neither direction. */
    void fallSilent(Duration untilServerNotices) {
        silent = true;
        proxy.hit();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(untilServerNotices);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            close(server);
        });
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is broken already.
            Thread.onSpinWait();
        }
    }

    /** What is done with some bytes of one direction. */
    private interface Step {
        void pass(byte[] bytes, int length, OutputStream to) throws IOException, InterruptedException;
    }

    private void pump(Socket from, Socket to, Step step) {
        byte[] bytes = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (!silent) {
                    step.pass(bytes, length, out);
                }
            }
        } catch (IOException e) {
            // The other side has to learn of it in any case.
            Thread.onSpinWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        if (!silent) {
            // Of a side that has fallen silent the other hears nothing, not even that it is gone.
            close(to);
            proxy.ended(this);
        }
    }

    private void request(byte[] bytes, int length, OutputStream to) throws IOException, InterruptedException {
        pass(watch.asked(bytes, length), bytes, length, to);
    }

    private void answer(byte[] bytes, int length, OutputStream to) throws IOException, InterruptedException {
        List<Crossing> seen = watch.answered(bytes, length);
        switch (proxy.fault()) {
            case Fault.AnswerLostAfterCommit() when !seen.isEmpty() -> reset();
            case Fault.CutInMidAnswer(int afterBytes) -> {
                int rest = Math.min(length, afterBytes - answered);
                answered += rest;
                to.write(bytes, 0, rest);
                if (answered == afterBytes) {
                    reset();
                }
            }
            default -> pass(seen, bytes, length, to);
        }
    }

    private void pass(List<Crossing> seen, byte[] bytes, int length, OutputStream to)
            throws IOException, InterruptedException {
        switch (proxy.fault()) {
            case Fault.Stopped() -> {}
            case Fault.StopAt stop -> {
                Optional<Crossing> first = seen.stream().filter(stop.where()).findFirst();
                forward(bytes, first.map(Crossing::at).orElse(length), to);
                if (first.isPresent()) {
                    proxy.stop(stop);
                }
            }
            default -> forward(bytes, length, to);
        }
    }

    private void forward(byte[] bytes, int length, OutputStream to) throws IOException, InterruptedException {
        int sent = 0;
        while (sent < length) {
            int now = length - sent;
            if (proxy.fault() instanceof Fault.Slow(int bytesPerSecond)) {
                proxy.hit();
                now = Math.min(now, Math.max(1, bytesPerSecond / DROPS_PER_SECOND));
                Thread.sleep(Duration.ofSeconds(1).dividedBy(DROPS_PER_SECOND));
            } else if (proxy.fault() instanceof Fault.Latency(Duration eachWay)) {
                proxy.hit();
                Thread.sleep(eachWay);
            }
            to.write(bytes, sent, now);
            sent += now;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is broken already.
            Thread.onSpinWait();
        }
    }
}
