package io.gyosil.session.word;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Korean syllables, taken apart into single letters: one that stands at the end is the same as one at the beginning. */
final class Hangul {

    private static final int FIRST_LEAD = 0x1100;
    private static final int FIRST_VOWEL = 0x1161;
    private static final int FIRST_TAIL = 0x11A8;

    private static final String[] LEADS = {
        "ㄱ", "ㄱㄱ", "ㄴ", "ㄷ", "ㄷㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅂㅂ", "ㅅ", "ㅅㅅ", "ㅇ", "ㅈ", "ㅈㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
    };
    private static final String[] VOWELS = {
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"
    };
    private static final String[] TAILS = {
        "ㄱ", "ㄱㄱ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅅㅅ",
        "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
    };

    private static final Map<Integer, String> JAMO = jamo();

    private Hangul() {}

    /** Whether it is a modern Korean syllable, or a letter of one as NFKC leaves it. */
    static boolean isSyllableOrJamo(int c) {
        return (c >= 0xAC00 && c <= 0xD7A3) || JAMO.containsKey(c);
    }

    /** Its single letters. */
    static String letters(int c) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                .codePoints()
                .forEach(jamo -> letters.append(JAMO.getOrDefault(jamo, "")));
        return letters.toString();
    }

    private static Map<Integer, String> jamo() {
        Map<Integer, String> jamo = new HashMap<>();
        put(jamo, FIRST_LEAD, LEADS);
        put(jamo, FIRST_VOWEL, VOWELS);
        put(jamo, FIRST_TAIL, TAILS);
        return jamo;
    }

    private static void put(Map<Integer, String> jamo, int first, String[] letters) {
        for (int i = 0; i < letters.length; i++) {
            jamo.put(first + i, letters[i]);
        }
    }
}
