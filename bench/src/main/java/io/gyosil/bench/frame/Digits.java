package io.gyosil.bench.frame;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: three digits that mean something, thousands apart. */
final class Digits {
    private Digits() {}

    static String of(double value) {
        if (Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
