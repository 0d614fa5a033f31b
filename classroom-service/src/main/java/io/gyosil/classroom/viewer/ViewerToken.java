package io.gyosil.classroom.viewer;

import io.gyosil.kit.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token of a viewer, 256 random bits behind {@code gyv_}.
 *
 * @param text the token; kept nowhere
 */
record ViewerToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one. */
    static ViewerToken fresh() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new ViewerToken("gyv_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Its digest, in hexadecimal digits. */
    String sha256() {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /** A text that shows nothing of it, should it come into a log. */
    @Override
    public String toString() {
        return "ViewerToken[…]";
    }
}
