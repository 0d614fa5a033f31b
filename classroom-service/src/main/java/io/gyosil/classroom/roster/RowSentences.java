package io.gyosil.classroom.roster;

import io.gyosil.kit.problem.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what is kept of rows and files of a roster. */
final class RowSentences {

    private RowSentences() {}

    /** What is kept, in a language; sentences of earlier imports are kept in English. */
    static String in(Locale language, String kept) {
        return kept.lines().map(line -> sentence(language, line)).collect(Collectors.joining("; "));
    }

    private static String sentence(Locale language, String line) {
        if (!line.startsWith(RowWords.PREFIX)) {
            return line;
        }
        String[] parts = line.split("\\|", -1);
        return Words.of(parts[0], Arrays.stream(parts).skip(1).toArray()).in(language);
    }
}
