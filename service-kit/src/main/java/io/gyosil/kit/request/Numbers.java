package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers by their value, however they are written: 3, 3.0 and 0.3e1 are one. None is ever written out for its exponent's sake. */
final class Numbers {

    /** The exponents of what is taken; anything beyond is no quantity of ours. */
    private static final int LONGEST_SCALE = 30;

    private Numbers() {}

    /** The number where the parser is; null when there is none, or one of a huge exponent. */
    static @Nullable BigDecimal decimal(JsonParser parser) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return null;
        }
        try {
            BigDecimal number = parser.getDecimalValue();
            return number.signum() == 0 || Math.abs((long) number.scale()) <= LONGEST_SCALE ? number : null;
        } catch (NumberFormatException | StreamReadException e) {
            // An exponent of more digits than an int has.
            return null;
        }
    }

    /** The whole number where the parser is, in decimal digits; null when there is none. */
    static @Nullable String wholeText(JsonParser parser) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return parser.getBigIntegerValue().toString();
        }
        BigDecimal number = decimal(parser);
        return number != null && isWhole(number) ? number.toBigInteger().toString() : null;
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** The whole number; null when it is none, or none between these. */
    static @Nullable Long whole(@Nullable BigDecimal number, boolean isRounded, long least, long most) {
        if (number == null) {
            return null;
        }
        BigDecimal whole = isRounded ? number.setScale(0, RoundingMode.HALF_UP) : number;
        return isWhole(whole)
                        && whole.compareTo(BigDecimal.valueOf(least)) >= 0
                        && whole.compareTo(BigDecimal.valueOf(most)) <= 0
                ? Long.valueOf(whole.longValue())
                : null;
    }
}
