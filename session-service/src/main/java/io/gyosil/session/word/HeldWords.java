package io.gyosil.session.word;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds an organization's words in what is said. */
@Singleton
public class HeldWords {

    /** The version of an organization that never had any words. */
    static final long NO_VERSION = 0;

    private final HeldWordRepository rows;
    private final Map<Long, Versioned> lists = new ConcurrentHashMap<>();

    HeldWords(HeldWordRepository rows) {
        this.rows = rows;
    }

    /** A name without what makes no difference to the eye: two that are alike in it look alike. */
    public static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        Spelling.of(name)
                .forEach(letter ->
                        folded.append(Character.toString(letter.letter()).repeat(letter.times())));
        return folded.isEmpty() ? name : folded.toString();
    }

    private record Versioned(long version, WordList list) {}

    /**
     * The first of an organization's words that a text has, in whatever disguise {@link WordList} sees through. Asks for
     * one row, and for the words themselves only after they have changed.
     *
     * @return the word as the organization wrote it
     */
    public Optional<String> firstIn(long orgId, String text) {
        long version = rows.version(orgId).orElse(NO_VERSION);
        if (version == NO_VERSION) {
            return Optional.empty();
        }
        Versioned known = lists.get(orgId);
        if (known == null || known.version != version) {
            known = new Versioned(version, WordList.of(rows.words(orgId)));
            lists.put(orgId, known);
        }
        return known.list.firstIn(text);
    }
}
