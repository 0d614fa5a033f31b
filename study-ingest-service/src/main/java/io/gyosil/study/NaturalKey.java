package io.gyosil.study;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name that people gave, in the one spelling in which it is compared and kept. */
public final class NaturalKey {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

    /** Characters that are letters to Unicode and nothing to the eye. */
    private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0";

    private NaturalKey() {}

    /** A name without blanks of any kind around it, composed (NFC), a UUID in small letters. */
    public static String of(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && isBlank(name.codePointAt(start))) {
            start += Character.charCount(name.codePointAt(start));
        }
        while (start < end && isBlank(name.codePointBefore(end))) {
            end -= Character.charCount(name.codePointBefore(end));
        }
        String key = Normalizer.normalize(name.substring(start, end), Normalizer.Form.NFC);
        return UUID.matcher(key).matches() ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || FILLERS.indexOf(c) >= 0;
    }
}
