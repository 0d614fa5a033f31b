package io.gyosil.kit.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The {@code traceparent} of W3C Trace Context, level 1, as it travels through a service. */
public final class Trace {

    /** The header's name, and the log field's. */
    public static final String NAME = "traceparent";

    /** What every version has, and version 00 is; a newer one may have more behind it, after a dash. */
    static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String VERSION = "00";
    private static final int LENGTH = 55;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    /** The trace of the work on this thread, if it belongs to one. */
    public static @Nullable String current() {
        return MDC.get(NAME);
    }

    /** The caller's trace when its header is valid, otherwise a new, unsampled one. */
    static String continued(@Nullable String header) {
        if (header == null || header.length() < LENGTH) {
            return fresh();
        }
        String known = header.substring(0, LENGTH);
        boolean whole = header.length() == LENGTH || (!header.startsWith(VERSION) && header.charAt(LENGTH) == '-');
        return whole && VALID.matcher(known).matches() ? VERSION + known.substring(VERSION.length()) : fresh();
    }

    private static String fresh() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        HexFormat hex = HexFormat.of();
        return VERSION + "-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-00";
    }
}
