package io.gyosil.classroom.roster;

import io.gyosil.kit.problem.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to say of rows and files of a roster. It is kept as lines {@code roster.row.<name>|<part>|…}, each the name of a
 * sentence of the message bundles and what is filled in, and read in the language of who asks.
 */
public final class RowWords {

    private static final String PREFIX = "roster.row.";

    private RowWords() {}

    /** A sentence as it is kept. */
    public static String of(String name, Object... parts) {
        return Stream.concat(Stream.of(PREFIX + name), Stream.of(parts).map(part -> String.valueOf(part)
                        .replace('|', '/')))
                .collect(Collectors.joining("|"));
    }

    /** What is kept, in a language; sentences of earlier imports are kept in English. */
    static String in(Locale language, String kept) {
        return kept.lines().map(line -> sentence(language, line)).collect(Collectors.joining("; "));
    }

    private static String sentence(Locale language, String line) {
        if (!line.startsWith(PREFIX)) {
            return line;
        }
        String[] parts = line.split("\\|", -1);
        return Words.of(parts[0], Arrays.stream(parts).skip(1).toArray()).in(language);
    }
}
