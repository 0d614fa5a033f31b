package io.gyosil.servers.process;

import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loopback ports that nobody listens on right now. They are taken below 32768, where no outgoing connection is given
 * its local port, so that a port found free stays free until its server is up, or is up again after a crash. Each JVM takes
 * its own from a block of its own, of which it holds the last, so that JVMs side by side never find the same.
 */
public final class FreePorts {
    private static final int LOWEST = 15_000;
    private static final int BLOCK = 200;
    private static final int BLOCKS = 85;

    private static @Nullable ServerSocket held;

    /** The place in the block from which on ports are looked for: one that was given away comes again last. */
    private static int next;

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
    public static synchronized int row(int length) {
        for (int attempt = 0; attempt < 2 * BLOCK; attempt++) {
            next = next + length < BLOCK ? next : 0;
            int first = block() + next;
            if (IntStream.range(first, first + length).allMatch(FreePorts::isFree)) {
                next += length;
                return first;
            }
            next++;
        }
        throw new StackFailure(
                "No " + length + " free ports in a row from " + block() + " to " + (block() + BLOCK) + ".");
    }

    /** The first port of this JVM's block. */
    private static int block() {
        ServerSocket last = held;
        for (int attempt = 0; last == null && attempt < 1_000; attempt++) {
            last = listening(LOWEST + BLOCK * ThreadLocalRandom.current().nextInt(BLOCKS) + BLOCK - 1);
        }
        if (last == null) {
            throw new StackFailure("No block of ports from " + LOWEST + " on is free.");
        }
        held = last;
        return last.getLocalPort() - BLOCK + 1;
    }

    private static @Nullable ServerSocket listening(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            return null;
        }
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
