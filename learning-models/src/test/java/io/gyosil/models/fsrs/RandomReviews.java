package io.gyosil.models.fsrs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded reviews and parameters for the property tests: the same in every run. */
final class RandomReviews {

    record Review(Rating rating, Instant at) {}

    private static final long LONGEST_GAP_SECONDS = Duration.ofDays(4_000).toSeconds();

    private final SplittableRandom random;

    RandomReviews(long seed) {
        random = new SplittableRandom(seed);
    }

    /** 1 to 40 reviews, seconds to years apart, each length of gap as likely as the other; times to the nanosecond. */
    List<Review> history() {
        Instant[] at = {Instant.ofEpochSecond(random.nextLong(1_000_000_000L, 2_000_000_000L))};
        return IntStream.range(0, random.nextInt(1, 41))
                .mapToObj(i -> {
                    double gapSeconds = Math.exp(random.nextDouble() * Math.log(LONGEST_GAP_SECONDS));
                    at[0] = at[0].plusSeconds((long) gapSeconds).plusNanos(random.nextInt(1_000_000_000));
                    return new Review(Rating.values()[random.nextInt(4)], at[0]);
                })
                .toList();
    }

    /** Any parameters that are valid, the ends of the weights' ranges among them. */
    FsrsParameters parameters() {
        List<Double> weights = WeightRange.ALL.stream().map(this::within).toList();
        return new FsrsParameters(weights, 1 - random.nextDouble(), random.nextInt(1, 36_501), steps(), steps());
    }

    private double within(WeightRange range) {
        double share = Math.clamp(random.nextDouble(-0.2, 1.2), 0, 1);
        return Math.clamp(range.least() + share * (range.most() - range.least()), range.least(), range.most());
    }

    private List<Duration> steps() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> Duration.ofMinutes(random.nextInt(1, 4_000)))
                .toList();
    }
}
