package io.gyosil.session.word;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings text into one common spelling, in which disguises fall away: compatibility forms (NFKC), case, marks on
 * letters, what nobody sees, letters of other scripts that look the same (Unicode's confusables), digits and signs in the
 * place of letters. Korean syllables become their single letters, so that it is the same whether they were written
 * together or apart.
 */
final class Spelling {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

    /** Few are used again and again, and looking one up costs more than all the rest. */
    private static final Map<Integer, String> LOOK_ALIKES = new ConcurrentHashMap<>();

    private static final int BLANK_BRAILLE = 0x2800;
    private static final int MOST_REMEMBERED = 20_000;

    private static final String SIGNS = "013457@$|l";
    private static final String MEANT = "oieastasii";

    private final List<Letter> letters = new ArrayList<>();
    private final String text;
    private boolean afterBreak = true;
    private boolean afterSpace = true;

    private Spelling(String text) {
        this.text = text;
    }

    /** The letters of a text. */
    static List<Letter> of(String text) {
        Spelling spelling = new Spelling(NFKC.normalize(text));
        spelling.read();
        return spelling.letters;
    }

    /** The letters of a text, as if nothing but those and spaces stood in it. */
    static List<Letter> ofLetters(String text) {
        StringBuilder letters = new StringBuilder();
        NFKC.normalize(text)
                .codePoints()
                .filter(c -> Character.isLetter(c)
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || isMark(c)
                        || Hangul.isSyllableOrJamo(c))
                .forEach(letters::appendCodePoint);
        return of(letters.toString());
    }

    private void read() {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isUnseen(c)) {
                i = next;
                continue;
            }
            if (Hangul.isSyllableOrJamo(c)) {
                add(Hangul.letters(c));
            } else if (c == '!' && isLetterAt(i - 1) && isLetterAt(next)) {
                add("i");
            } else if (Character.isLetterOrDigit(c) || c == '@' || c == '$' || c == '|' || isPicture(c)) {
                add(plain(c));
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                afterBreak = true;
                afterSpace = true;
            } else {
                afterBreak = true;
            }
            i = next;
        }
    }

    /** What is one character of the text; its parts open and close together. */
    private void add(String parts) {
        int[] all = parts.codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            Letter letter = new Letter(all[i], 1, i == 0, i == all.length - 1, afterBreak, afterSpace);
            if (!letters.isEmpty() && !afterBreak && letters.getLast().letter() == letter.letter()) {
                letters.add(letters.removeLast().and(letter));
            } else {
                letters.add(letter);
            }
            afterBreak = false;
            afterSpace = false;
        }
    }

    private boolean isLetterAt(int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    private static String plain(int c) {
        if (c >= 128) {
            if (LOOK_ALIKES.size() > MOST_REMEMBERED) {
                LOOK_ALIKES.clear();
            }
            return LOOK_ALIKES.computeIfAbsent(c, Spelling::lookedUp);
        }
        int low = Character.toLowerCase(c);
        int sign = SIGNS.indexOf(low);
        return Character.toString(sign < 0 ? low : MEANT.charAt(sign));
    }

    /** As it looks, be it as a capital; else the small letter without its marks. */
    private static String lookedUp(int c) {
        String small = UCharacter.foldCase(Character.toString(c), true);
        for (String form : List.of(Character.toString(c), small)) {
            String bare = withoutMarks(LOOKS.getSkeleton(withoutMarks(form)));
            if (!bare.isEmpty() && bare.chars().allMatch(b -> b < 128)) {
                StringBuilder ascii = new StringBuilder();
                bare.chars().forEach(b -> ascii.append(plain(b)));
                return ascii.toString();
            }
        }
        return withoutMarks(small);
    }

    private static String withoutMarks(String form) {
        StringBuilder bare = new StringBuilder();
        NFD.normalize(form).codePoints().filter(c -> !isMark(c)).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isPicture(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL && c != BLANK_BRAILLE;
    }

    private static boolean isUnseen(int c) {
        return isMark(c)
                || Character.getType(c) == Character.FORMAT
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
