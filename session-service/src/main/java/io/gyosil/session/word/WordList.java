package io.gyosil.session.word;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Words to be found in text in the common {@link Spelling} of both. A letter may be repeated at will. Where a word goes
 * across a space, it must begin where another one does and end where one does, be it with a particle behind it: so 바 보야
 * has 바보, and 다시 발표 has nothing that is cut out of two words. A Latin word goes from where one begins to where it ends, so
 * that half the dictionary is not found in the other half. What is no letter is read for the one that it looks like, and then passed over.
 *
 * <p>All words are in one tree of letters, so what a text costs hardly depends on their number.
 */
final class WordList {

    private static final String PARTICLES = "아야이가은는을를도들랑과와의라냐네니";

    private final Node root = new Node();

    private WordList() {}

    private static final class Node {
        private final Map<Integer, Node> next = new HashMap<>();
        private final List<Entry> ends = new ArrayList<>();
    }

    private record Entry(String word, List<Letter> letters) {

        boolean isLatin() {
            return letters.stream().allMatch(letter -> letter.letter() < 128);
        }
    }

    static WordList of(Collection<String> words) {
        WordList list = new WordList();
        for (String word : words) {
            List<Letter> letters = joined(Spelling.of(word));
            Node node = list.root;
            for (Letter letter : letters) {
                node = node.next.computeIfAbsent(letter.letter(), any -> new Node());
            }
            if (!letters.isEmpty()) {
                node.ends.add(new Entry(word, letters));
            }
        }
        return list;
    }

    /** Whether a word has anything by which it could be found. */
    static boolean canBeFound(String word) {
        return !Spelling.of(word).isEmpty();
    }

    /** The word that begins first in a text; of several there the shortest. */
    Optional<String> firstIn(String text) {
        return firstIn(Spelling.of(text)).or(() -> firstIn(Spelling.ofLetters(text)));
    }

    private Optional<String> firstIn(List<Letter> letters) {
        return IntStream.range(0, letters.size())
                .mapToObj(start -> at(letters, start))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> at(List<Letter> text, int start) {
        Node node = root;
        List<Letter> taken = new ArrayList<>();
        for (int at = start; at < text.size(); at++) {
            Letter letter = text.get(at);
            boolean repeats = !taken.isEmpty() && taken.getLast().letter() == letter.letter();
            if (repeats) {
                // Behind a break, for those within one are one.
                taken.add(taken.removeLast().and(letter));
            } else {
                node = node.next.get(letter.letter());
                taken.add(letter);
            }
            if (node == null) {
                return Optional.empty();
            }
            for (Entry entry : node.ends) {
                if (isIn(entry, taken) && mayStand(entry, text, start, at + 1)) {
                    return Optional.of(entry.word);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(Entry entry, List<Letter> taken) {
        return IntStream.range(0, taken.size())
                .allMatch(i -> taken.get(i).times() >= entry.letters.get(i).times());
    }

    private static boolean mayStand(Entry entry, List<Letter> text, int start, int end) {
        Letter first = text.get(start);
        if (!first.opensSyllable() || !text.get(end - 1).closesSyllable()) {
            return false;
        }
        boolean atEnd = end == text.size() || text.get(end).afterBreak();
        if (entry.isLatin()
                && !(opensLatin(text, start) && (atEnd || text.get(end).letter() >= 128))) {
            return false;
        }
        boolean crosses = text.subList(start + 1, end).stream().anyMatch(Letter::afterSpace);
        return !crosses || (first.afterSpace() && (atEnd || isParticle(text, end)));
    }

    private static boolean opensLatin(List<Letter> text, int start) {
        return text.get(start).afterBreak() || text.get(start - 1).letter() >= 128;
    }

    private static boolean isParticle(List<Letter> text, int at) {
        StringBuilder syllable = new StringBuilder();
        for (int i = at; i < text.size(); i++) {
            syllable.appendCodePoint(text.get(i).letter());
            if (text.get(i).closesSyllable()) {
                break;
            }
        }
        return PARTICLES.chars().anyMatch(p -> Hangul.letters(p).contentEquals(syllable));
    }

    private static List<Letter> joined(List<Letter> letters) {
        List<Letter> joined = new ArrayList<>();
        for (Letter letter : letters) {
            @Nullable Letter last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.letter() == letter.letter()) {
                joined.set(joined.size() - 1, last.and(letter));
            } else {
                joined.add(letter);
            }
        }
        return joined;
    }
}
