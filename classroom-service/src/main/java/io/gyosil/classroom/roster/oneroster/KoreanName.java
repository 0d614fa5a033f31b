package io.gyosil.classroom.roster.oneroster;

import java.util.Set;

/** A person's whole name. */
final class KoreanName {

    private static final Set<String> LONG_FAMILY_NAMES = Set.of("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방");

    private KoreanName() {}

    /** In Hangul the family name comes first, without a space; elsewhere it comes last. */
    static String whole(String given, String family) {
        if (isHangul(given) && isHangul(family)) {
            return family + given;
        }
        return (given + " " + family).strip();
    }

    /** A whole name in its parts, which {@link #whole} puts together again. */
    record Parts(String given, String family) {}

    static Parts parts(String whole) {
        int space = whole.lastIndexOf(' ');
        Parts parts;
        if (isHangul(whole)) {
            int family = whole.length() > 3 && LONG_FAMILY_NAMES.contains(whole.substring(0, 2)) ? 2 : 1;
            parts = new Parts(whole.substring(family), whole.substring(0, family));
        } else if (space > 0) {
            parts = new Parts(whole.substring(0, space).strip(), whole.substring(space + 1));
        } else {
            parts = new Parts(whole, "");
        }
        return whole(parts.given(), parts.family()).equals(whole) ? parts : new Parts(whole, "");
    }

    private static boolean isHangul(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    }
}
