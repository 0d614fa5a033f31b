package io.gyosil.demo.csvimport;

/** Numbers that look random and are always the same for the same content (the finalizer of SplitMix64). */
final class Mixing {

    private Mixing() {}

    /** @return a number from 0 to {@code bound - 1} */
    static int below(int bound, long content) {
        long z = content + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return (int) Long.remainderUnsigned(z ^ (z >>> 31), bound);
    }
}
