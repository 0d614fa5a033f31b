package io.gyosil.bench.flow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Events that came somewhere, whatever their order: how many, and the sum of their hashes. */
public final class Seen {
    private final MessageDigest digest;
    private long count;
    private long sum;

    public Seen() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Adds one. */
    public void add(String eventId, String key, byte[] data) {
        digest.update(eventId.getBytes(StandardCharsets.UTF_8));
        digest.update(key.getBytes(StandardCharsets.UTF_8));
        digest.update(data);
        sum += ByteBuffer.wrap(digest.digest()).getLong();
        count++;
    }

    public long count() {
        return count;
    }

    /** Equal for the same events, each as often. */
    public String text() {
        return count + " events, " + Long.toHexString(sum);
    }
}
