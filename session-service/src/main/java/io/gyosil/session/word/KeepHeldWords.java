package io.gyosil.session.word;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongConsumer;

/** Keeps the words for which organizations want a message held. */
@Singleton
class KeepHeldWords {

    private final HeldWordRepository rows;

    KeepHeldWords(HeldWordRepository rows) {
        this.rows = rows;
    }

    @Transactional
    WordsView of(long orgId) {
        return new WordsView(rows.words(orgId), rows.version(orgId).orElse(HeldWords.NO_VERSION));
    }

    /**
     * Puts these in the place of an organization's words; another who does so waits until that is done.
     *
     * @param check refuses when the version that is there is not the one that was read
     */
    @Transactional
    WordsView replace(long orgId, LongConsumer check, List<String> words) {
        rows.lock(Long.toString(orgId));
        check.accept(rows.version(orgId).orElse(HeldWords.NO_VERSION));
        String[] all = words.toArray(String[]::new);
        rows.removeAllBut(orgId, all);
        rows.add(orgId, all);
        long version = rows.mark(orgId).getFirst();
        return new WordsView(rows.words(orgId), version);
    }
}
