package io.gyosil.session.lesson;

import io.gyosil.kit.Sha256;
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
        return Sha256.of(text);
    }
}
