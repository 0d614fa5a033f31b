package io.gyosil.bench.frame;

/**
 * What a finding should reach.
 *
 * @param bound the least or the most that is good enough
 */
public record Aim(Side side, double bound) {

    /** On which side of the bound it is good. */
    public enum Side {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }
    }

    public static Aim atLeast(double bound) {
        return new Aim(Side.AT_LEAST, bound);
    }

    public static Aim atMost(double bound) {
        return new Aim(Side.AT_MOST, bound);
    }

    boolean reachedBy(double value) {
        return switch (side) {
            case AT_LEAST -> value >= bound;
            case AT_MOST -> value <= bound;
        };
    }

    /** Such as {@code ≥ 1.5}. */
    String text() {
        return side.sign + " " + Digits.of(bound);
    }
}
