package io.gyosil.bench.session;

import io.gyosil.bench.frame.Contestant;
import java.util.List;

/** A server that sends what it is given to rooms of sockets. */
final class FanOut implements Contestant {

    private static final double NANOS = 1e9;

    private final RoomServer server;
    private final Shape shape;
    private final Crowd crowd;

    FanOut(RoomServer server, Shape shape) {
        this.server = server;
        this.shape = shape;
        this.crowd = new Crowd(server, shape);
    }

    @Override
    public String name() {
        return server.name() + " (" + shape.text() + ")";
    }

    @Override
    public String madeOf() {
        return server.madeOf();
    }

    @Override
    public void start() throws Exception {
        server.start();
        crowd.open();
    }

    /** A round that is not counted: every socket gets each frame once, in order and byte for byte, or it throws. */
    @Override
    public List<String> conform() throws Exception {
        crowd.play();
        return List.of(shape.deliveries() + " deliveries, each frame once and in order");
    }

    @Override
    public double oneRound(int round) throws Exception {
        return shape.deliveries() * NANOS / crowd.play();
    }

    /** Nothing is kept; each round is compared while it is played. */
    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {
        crowd.close();
        server.stop();
    }
}
