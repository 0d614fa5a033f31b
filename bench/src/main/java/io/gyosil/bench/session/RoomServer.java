package io.gyosil.bench.session;

/** A server with rooms of sockets at {@code /ws/live-sessions/}, that can be given frames to send there. */
interface RoomServer {

    String name();

    String madeOf();

    /** Starts it and waits until it answers. */
    void start() throws Exception;

    int port();

    /** The first frame of a socket in that room. */
    String hello(int room);

    /** Gives it all frames of a round, each to every room; they need not have arrived anywhere when this returns. */
    void send(Shape shape) throws Exception;

    /** Ends it, also when it never started. */
    void stop();
}
