package io.gyosil.models.fsrs;

/** The rounding of the reference: to 8 decimals, ties up. */
final class Rounding {

    private static final double SCALE = 1e8;

    private Rounding() {}

    static double toEightDecimals(double value) {
        return Math.round(value * SCALE) / SCALE;
    }
}
