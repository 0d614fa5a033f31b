package io.gyosil.bench.session;

import io.gyosil.bench.place.Workplace;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A peer in a process of its own, which keeps nothing and lets everybody in. It is given frames over a socket at /control. */
final class RoomPeer implements RoomServer {

    private static final Duration START = Duration.ofSeconds(60);

    private final String name;
    private final String madeOf;
    private final ProcessBuilder command;
    private final Workplace workplace;
    private final int port = FreePorts.one();
    private final CodeServer.Started started = new CodeServer.Started();
    private final Line line = new Line();
    private @Nullable Channel control;

    RoomPeer(String name, String madeOf, ProcessBuilder command, Workplace workplace) {
        this.name = name;
        this.madeOf = madeOf;
        this.command = command;
        this.workplace = workplace;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String madeOf() {
        return madeOf;
    }

    @Override
    public void start() throws Exception {
        command.environment().put("PORT", Integer.toString(port));
        Process process = workplace.spawn(name, command);
        started.is(process);
        if (!Patience.until(START, Duration.ofMillis(100), () -> !process.isAlive() || answers())
                || !process.isAlive()) {
            throw new StackFailure(name + " did not come to answer." + workplace.tail(name));
        }
        control = line.open(port, "/control");
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String hello(int room) {
        return "{\"type\":\"hello\",\"after\":0}";
    }

    @Override
    public void send(Shape shape) {
        Channel channel = Objects.requireNonNull(control, "it was not started");
        for (int n = 0; n < shape.frames(); n++) {
            for (String room : shape.roomIds()) {
                channel.write(new TextWebSocketFrame(room + Shape.frame(n)), channel.voidPromise());
            }
            channel.flush();
        }
    }

    @Override
    public void stop() {
        line.close();
        started.stop();
    }
}
