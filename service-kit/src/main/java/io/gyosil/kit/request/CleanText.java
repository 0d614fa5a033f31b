package io.gyosil.kit.request;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is kept: composed (NFC), since the same name typed on two systems is one name, and without blanks of any kind at its
 * ends. Whatever comes in by another way than a body goes through here, too.
 */
public final class CleanText {

    /** Blanks that Unicode does not call so: zero-width ones, marks of direction, fillers of Hangul, the empty braille pattern. */
    private static final String UNSEEN =
            "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062"
                    + "\u2063\u2064\u2800\u3164\ufeff\uffa0";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int UUID_LENGTH = 36;

    private CleanText() {}

    /** A text as it is kept. */
    public static String of(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        String trimmed = text.substring(from, to);
        return isSurelyComposed(trimmed) ? trimmed : Normalizer.normalize(trimmed, Normalizer.Form.NFC);
    }

    /** The name of something as it is kept: a UUID in small letters. */
    public static String ofId(String id) {
        String clean = of(id);
        return clean.length() == UUID_LENGTH && UUID.matcher(clean).matches() ? clean.toLowerCase(Locale.ROOT) : clean;
    }

    /** Whether PostgreSQL takes it, as text and within JSON, which can carry U+0000 and halves of surrogate pairs. */
    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
    }

    private static boolean isBlank(char c) {
        return c == ' '
                || (c < ' ' && c != 0 && Character.isWhitespace(c))
                || (c >= 0x80 && (Character.isSpaceChar(c) || UNSEEN.indexOf(c) >= 0));
    }

    /** Latin letters and whole syllables of Hangul, which is nearly everything, need no normalizing. */
    private static boolean isSurelyComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 && (c < 0xac00 || c > 0xd7a3)) {
                return false;
            }
        }
        return true;
    }
}
