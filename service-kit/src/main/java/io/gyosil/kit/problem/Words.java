package io.gyosil.kit.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something said to a person, in the person's language: a sentence of the message bundles, filled in.
 *
 * @param key its name in the bundles; null for a sentence that is there in one language alone
 * @param parts what is filled in, or that one sentence
 */
public record Words(@Nullable String key, List<String> parts) {

    /** A sentence of the bundles; numbers are written without separators. */
    public static Words of(String key, Object... parts) {
        return new Words(key, Stream.of(parts).map(String::valueOf).toList());
    }

    /** A sentence that is the same in every language. */
    public static Words plain(String sentence) {
        return new Words(null, List.of(sentence));
    }

    /** The sentence in a language. */
    public String in(Locale language) {
        return key == null ? parts.getFirst() : Messages.in(language).get(key, parts);
    }
}
