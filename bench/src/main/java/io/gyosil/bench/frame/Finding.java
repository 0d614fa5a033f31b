package io.gyosil.bench.frame;

import org.jspecify.annotations.Nullable;

/**
 * What came out.
 *
 * @param what of what, such as {@code own / fastify}
 * @param value how much
 * @param unit its unit, {@code ×} for a ratio
 * @param aim what it should reach; null when it is information alone
 */
public record Finding(
        String what, double value, String unit, @Nullable Aim aim) {

    /** How many times the one is the other, by medians. */
    public static Finding ratio(Figures one, Figures other, @Nullable Aim aim) {
        return new Finding(one.contestant() + " / " + other.contestant(), one.timesOf(other), "×", aim);
    }

    /** Whether it is good enough; true when nothing is asked of it. */
    public boolean reached() {
        return aim == null || aim.reachedBy(value);
    }

    String valueText() {
        return Digits.of(value) + " " + unit;
    }

    String verdict() {
        return aim == null ? "" : "aim " + aim.text() + (reached() ? ", reached" : ", SHORT");
    }
}
