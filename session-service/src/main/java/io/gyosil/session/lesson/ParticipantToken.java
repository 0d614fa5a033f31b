package io.gyosil.session.lesson;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret of 256 bits that lets its holder into one lesson. The database knows its digest alone. */
public record ParticipantToken(String text) {

    private static final String PREFIX = "gp_";
    private static final int LENGTH = PREFIX.length() + 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static ParticipantToken next() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new ParticipantToken(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Whether it looks like one: what does not need not be looked for. */
    boolean isPossible() {
        return text.length() == LENGTH && text.startsWith(PREFIX);
    }

    /** What the database knows of it. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
