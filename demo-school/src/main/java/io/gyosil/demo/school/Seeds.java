package io.gyosil.demo.school;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** Random numbers that depend on the seed and on what they are for, so that one change does not shift all others. */
final class Seeds {

    private Seeds() {}

    /** {@link Random} because its numbers are specified: they are the same on every JDK. */
    static Random random(long seed, String purpose) {
        byte[] name = (seed + " " + purpose).getBytes(StandardCharsets.UTF_8);
        return new Random(UUID.nameUUIDFromBytes(name).getMostSignificantBits());
    }
}
