package io.gyosil.servers.process;

import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Loopback ports that nobody listens on right now. They are taken below 32768, where no outgoing connection is given
 * its local port, so that a port found free stays free until its server is up, or is up again after a crash.
 */
public final class FreePorts {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** One free port. */
    public static int one() {
        return row(1);
    }

    /** {@code count} different free ports. */
    public static List<Integer> several(int count) {
        int first = row(count);
        return IntStream.range(first, first + count).boxed().toList();
    }

    /** The first of {@code length} free ports in a row, such as a port base of a stack. */
    public static int row(int length) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - length);
            if (IntStream.range(first, first + length).allMatch(FreePorts::isFree)) {
                return first;
            }
        }
        throw new StackFailure("No " + length + " free ports in a row between " + LOWEST + " and " + HIGHEST + ".");
    }

    /** Whether a server could listen on this loopback port now. */
    public static boolean isFree(int port) {
        return canListen(InetAddress.getLoopbackAddress(), port) && canListen(anyAddress(), port);
    }

    private static boolean canListen(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress anyAddress() {
        return new InetSocketAddress(0).getAddress();
    }
}
