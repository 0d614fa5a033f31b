package io.gyosil.classroom.roster;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to say of rows and files of a roster. It is kept as lines {@code roster.row.<name>|<part>|…}, each the name of a
 * sentence of the message bundles and what is filled in; {@link RowSentences} reads it in the language of who asks.
 */
public final class RowWords {

    static final String PREFIX = "roster.row.";

    private RowWords() {}

    /** A sentence as it is kept. */
    public static String of(String name, Object... parts) {
        return Stream.concat(Stream.of(PREFIX + name), Stream.of(parts).map(part -> String.valueOf(part)
                        .replace('|', '/')))
                .collect(Collectors.joining("|"));
    }
}
