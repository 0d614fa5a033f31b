package io.gyosil.bench.fsrs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Made-up review histories: always the same for the same size. Waits go from minutes to months, and one answer in five is
 * wrong.
 *
 * @param cards how many
 * @param reviews of each card
 * @param ratings grade of each review, 1 (again) to 4 (easy), card after card
 * @param times milliseconds since 1970 of each review, rising within a card
 */
record Histories(int cards, int reviews, byte[] ratings, long[] times) {
    private static final long SEED = 20_261_120;
    private static final long BEGIN = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;

    static Histories of(int cards, int reviews) {
        Random random = new Random(SEED);
        byte[] ratings = new byte[cards * reviews];
        long[] times = new long[cards * reviews];
        for (int card = 0; card < cards; card++) {
            long time = BEGIN + random.nextInt(1_000_000) * 1_000L;
            for (int i = card * reviews; i < (card + 1) * reviews; i++) {
                // From 2 minutes to 91 days, every order of magnitude alike.
                time += (long) (2 * MINUTE * Math.exp(random.nextDouble() * Math.log(65_536)));
                times[i] = time;
                ratings[i] = grade(random.nextInt(100));
            }
        }
        return new Histories(cards, reviews, ratings, times);
    }

    int size() {
        return ratings.length;
    }

    /** A line for each card: grade and time of each review, all apart by a space. */
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int card = 0; card < cards; card++) {
                for (int i = card * reviews; i < (card + 1) * reviews; i++) {
                    out.write(ratings[i] + " " + times[i] + (i + 1 < (card + 1) * reviews ? " " : "\n"));
                }
            }
        }
    }

    private static byte grade(int percent) {
        if (percent < 20) {
            return 1;
        }
        if (percent < 35) {
            return 2;
        }
        return (byte) (percent < 90 ? 3 : 4);
    }
}
