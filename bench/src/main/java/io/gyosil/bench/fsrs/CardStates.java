package io.gyosil.bench.fsrs;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What all cards came to, in one text that is equal when they are. */
final class CardStates {
    private final MessageDigest digest;

    CardStates() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /**
     * Adds the next card. Stability and difficulty count to 6 decimals: Java's pow and JavaScript's may differ in the last
     * bit.
     */
    void add(double stability, double difficulty, long dueMillis, int state, int reps, int lapses) {
        digest.update(ByteBuffer.allocate(36)
                .putLong(Math.round(stability * 1e6))
                .putLong(Math.round(difficulty * 1e6))
                .putLong(dueMillis)
                .putInt(state)
                .putInt(reps)
                .putInt(lapses)
                .array());
    }

    /** All cards that were added. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    /** Reads lines of {@code stability difficulty due state reps lapses}. */
    static String hashOf(List<String> lines) {
        CardStates states = new CardStates();
        for (String line : lines) {
            String[] fields = line.split(" ");
            states.add(
                    Double.parseDouble(fields[0]),
                    Double.parseDouble(fields[1]),
                    Long.parseLong(fields[2]),
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]),
                    Integer.parseInt(fields[5]));
        }
        return states.hash();
    }
}
