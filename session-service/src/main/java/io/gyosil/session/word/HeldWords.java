package io.gyosil.session.word;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds an organization's words in what is said. */
@Singleton
public class HeldWords {

    private final HeldWordStore store;
    private final Map<Long, Versioned> lists = new ConcurrentHashMap<>();

    HeldWords(HeldWordStore store) {
        this.store = store;
    }

    private record Versioned(long version, WordList list) {}

    /**
     * The first of an organization's words that a text has, in whatever disguise {@link WordList} sees through. Asks for
     * one row in the open transaction, and for the words themselves only after they have changed.
     *
     * @return the word as the organization wrote it
     */
    public Optional<String> firstIn(long orgId, String text) {
        long version = store.version(orgId);
        if (version == HeldWordStore.NO_VERSION) {
            return Optional.empty();
        }
        Versioned known = lists.get(orgId);
        if (known == null || known.version != version) {
            known = new Versioned(version, WordList.of(store.words(orgId)));
            lists.put(orgId, known);
        }
        return known.list.firstIn(text);
    }
}
