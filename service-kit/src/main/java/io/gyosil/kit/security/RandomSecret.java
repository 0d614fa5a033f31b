package io.gyosil.kit.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody finds, not even who has their digest: so tables keep that alone. */
public final class RandomSecret {

    /** How many characters one has without its prefix. */
    public static final int LENGTH = 43;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /**
     * A new one: 256 random bits, in base64 as URLs have it.
     *
     * @param prefix what says what it is for; empty for nothing
     */
    public static String next(String prefix) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
