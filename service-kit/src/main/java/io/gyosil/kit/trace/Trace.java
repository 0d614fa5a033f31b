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

    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.{0,200}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    /** The trace of the work on this thread, if it belongs to one. */
    public static @Nullable String current() {
        return MDC.get(NAME);
    }

    /** The caller's trace when its header is valid, otherwise a new, unsampled one. */
    static String continued(@Nullable String header) {
        return header != null && VALID.matcher(header).matches() ? header : fresh();
    }

    private static String fresh() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-00";
    }
}
