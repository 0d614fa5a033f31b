package io.gyosil.bench.load;

import java.util.List;

/**
 * What is sent in a round: for each connection its requests, in order.
 *
 * @param connections at least one
 * @param expected the status that every answer must have
 */
public record Plan(List<List<byte[]>> connections, int expected) {
    public Plan {
        connections = List.copyOf(connections);
    }

    /** How many requests there are. */
    public int size() {
        return connections.stream().mapToInt(List::size).sum();
    }
}
