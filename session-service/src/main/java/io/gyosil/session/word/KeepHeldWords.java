package io.gyosil.session.word;

import io.gyosil.kit.web.ExpectedVersion;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @param expected the version that was read
     * @throws io.gyosil.kit.problem.ProblemException stale, when there is another by now
     */
    @Transactional
    WordsView replace(long orgId, ExpectedVersion expected, List<String> words) {
        rows.lock(Long.toString(orgId));
        expected.check(rows.version(orgId).orElse(HeldWords.NO_VERSION));
        String[] all = words.stream().distinct().toArray(String[]::new);
        rows.removeAllBut(orgId, all);
        rows.add(orgId, all);
        long version = rows.mark(orgId).getFirst();
        return new WordsView(rows.words(orgId), version);
    }

    /** The first of these words, or of an organization's when there are none, that a text has. */
    @Transactional
    Optional<String> first(long orgId, @Nullable List<String> words, String text) {
        return WordList.of(words == null ? rows.words(orgId) : words).firstIn(text);
    }
}
