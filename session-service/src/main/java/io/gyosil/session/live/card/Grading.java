package io.gyosil.session.live.card;

import com.ibm.icu.lang.UCharacter;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an answer is right. Case, spaces and full-width forms make no difference, nor does a full stop. Of two numbers
 * their values are compared, exactly: 0.5 is 1/2 is ½ is .50, and 1,000 is 1000.
 */
final class Grading {

    private static final String MATH = "math";

    /** Longer ones are compared as text: nobody needs them, and arithmetic on them would cost. */
    private static final int LONGEST_NUMBER = 60;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final String DECIMAL = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d*)?";

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(?:(\\d+)[ +])?(" + DECIMAL + ")(?:/(" + DECIMAL + "))?(%?)");

    private record Ratio(BigInteger over, BigInteger under) {

        static Optional<Ratio> of(String decimal) {
            String digits = decimal.replace(",", "");
            int point = digits.indexOf('.');
            String all = digits.replace(".", "");
            if (all.isEmpty()) {
                return Optional.empty();
            }
            int places = point < 0 ? 0 : digits.length() - point - 1;
            return Optional.of(new Ratio(new BigInteger(all), BigInteger.TEN.pow(places)));
        }

        Ratio by(Ratio divisor) {
            return new Ratio(over.multiply(divisor.under), under.multiply(divisor.over));
        }

        Ratio plus(Ratio more) {
            return new Ratio(over.multiply(more.under).add(more.over.multiply(under)), under.multiply(more.under));
        }

        boolean is(Ratio other) {
            return over.multiply(other.under).equals(other.over.multiply(under));
        }
    }

    private Grading() {}

    static boolean isCorrect(String type, String expected, String given) {
        if (!type.equals(MATH)) {
            return plain(expected).equals(plain(given));
        }
        Optional<Ratio> right = number(formula(expected));
        Optional<Ratio> said = number(formula(given));
        return right.isPresent() && said.isPresent()
                ? right.get().is(said.get())
                : withoutSpaces(formula(expected)).equals(withoutSpaces(formula(given)));
    }

    private static String plain(String text) {
        String bare = withoutSpaces(folded(text));
        String unended = bare.replaceFirst("[.!?。]+$", "");
        return unended.isEmpty() ? bare : unended;
    }

    /** A formula in plain signs; what NFKC would tear apart is written out before. */
    private static String formula(String text) {
        StringBuilder plain = new StringBuilder();
        boolean raised = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int power = SUPERSCRIPTS.indexOf(c);
            if (power >= 0) {
                plain.append(raised ? "" : "^").append(power);
            } else {
                boolean afterDigit = i > 0 && Character.isDigit(text.charAt(i - 1));
                plain.append(isFraction(c) && afterDigit ? " " : "").append(c);
            }
            raised = power >= 0;
        }
        return folded(plain.toString())
                .replaceAll("[\\u2212\\u2010-\\u2015]", "-")
                .replaceAll("[\\u2044\\u2215\\u00f7]", "/")
                .replaceAll("[\\u00d7\\u22c5\\u00b7]", "*")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?/ ?", "/")
                .replaceAll("^([+-]) ", "$1")
                .strip();
    }

    private static boolean isFraction(char c) {
        return Character.getType(c) == Character.OTHER_NUMBER
                && Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                                .indexOf('\u2044')
                        > 0;
    }

    private static Optional<Ratio> number(String formula) {
        Matcher parts = NUMBER.matcher(formula);
        if (formula.length() > LONGEST_NUMBER || !parts.matches()) {
            return Optional.empty();
        }
        boolean isMixed = parts.group(2) != null;
        if (isMixed && parts.group(4) == null) {
            return Optional.empty();
        }
        Optional<Ratio> value = Ratio.of(parts.group(3));
        if (parts.group(4) != null) {
            value = value.flatMap(over -> Ratio.of(parts.group(4))
                    .filter(under -> under.over().signum() != 0)
                    .map(over::by));
        }
        if (isMixed) {
            value = value.map(fraction -> fraction.plus(new Ratio(new BigInteger(parts.group(2)), BigInteger.ONE)));
        }
        if (parts.group(1).equals("-")) {
            value = value.map(number -> new Ratio(number.over().negate(), number.under()));
        }
        return parts.group(5).isEmpty()
                ? value
                : value.map(number -> new Ratio(number.over(), number.under().multiply(BigInteger.valueOf(100))));
    }

    private static String folded(String text) {
        return UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true)
                .strip();
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    }
}
