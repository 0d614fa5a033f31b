package io.gyosil.session;

import io.gyosil.kit.problem.ProblemException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people write in a lesson: NFC, without space around it, without control characters, something to be seen in it, and
 * not longer than a limit both in characters as people count them and in code points, as the seed's CHECK counts.
 */
public final class Wording {

    /** Nicknames, seed 001. */
    public static final int LONGEST_NICKNAME = 20;

    /** Messages, seed 001. */
    public static final int LONGEST_MESSAGE = 200;

    /** No script needs more marks on one letter; what has more climbs over the lines around it. */
    private static final int MOST_MARKS = 8;

    private Wording() {}

    /**
     * What was written, as it is kept.
     *
     * @throws ProblemException naming the field and what is wrong with it
     */
    public static String of(String pointer, @Nullable String written, int longest) {
        if (written == null) {
            throw ProblemException.invalid(pointer, "field.missing");
        }
        // A text that is far too long is not worth normalising.
        String text = written.length() > 20 * longest
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFC).strip();
        int characters = text.length() > 20 * longest ? text.length() : characters(text);
        int codePoints = text.codePointCount(0, text.length());
        if (codePoints > longest) {
            throw ProblemException.invalid(pointer, "field.most-characters", longest, Math.max(characters, codePoints));
        }
        if (text.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.CONTROL
                        || Character.getType(c) == Character.SURROGATE
                        || isNoCharacter(c))) {
            throw ProblemException.invalid(pointer, "field.control");
        }
        if (text.codePoints().noneMatch(Wording::isSeen)) {
            throw ProblemException.invalid(pointer, "field.unseen");
        }
        if (mostMarks(text) > MOST_MARKS) {
            throw ProblemException.invalid(pointer, "field.marks", MOST_MARKS);
        }
        return text;
    }

    /** How many characters people see (extended grapheme clusters, UAX 29). */
    private static int characters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** What never will be one; what is not yet assigned in the tables here may be an emoji of next year. */
    private static boolean isNoCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.PRIVATE_USE -> false;
            // Fillers of Hangul, letters by name that nobody sees; and a Braille pattern without dots.
            default -> c != 0x3164 && c != 0x115F && c != 0x1160 && c != 0xFFA0 && c != 0x2800;
        };
    }

    private static int mostMarks(String text) {
        int most = 0;
        int marks = 0;
        for (int c : text.codePoints().toArray()) {
            int type = Character.getType(c);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            most = Math.max(most, marks);
        }
        return most;
    }
}
