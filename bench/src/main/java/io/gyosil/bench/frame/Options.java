package io.gyosil.bench.frame;

import java.util.List;

/**
 * What the caller of a bench may choose.
 *
 * @param rounds how often each contestant plays, at least 1; 5 by default
 * @param workers the numbers of worker processes that are tried for peers, of which the best is kept
 * @param seconds how long a measurement by time lasts, at least 1
 * @param size how many units of work a round has; 0 leaves it to the bench
 * @param contestants who takes part beside ours; empty for all
 */
public record Options(int rounds, List<Integer> workers, int seconds, int size, List<String> contestants) {

    /** @throws IllegalArgumentException naming what is out of range */
    public Options {
        workers = List.copyOf(workers);
        contestants = List.copyOf(contestants);
        check("rounds", rounds, 1);
        check("seconds", seconds, 1);
        check("size", size, 0);
        if (workers.isEmpty()) {
            throw new IllegalArgumentException("workers must name at least one number, such as 1,2,4");
        }
        workers.forEach(count -> check("workers", count, 1));
    }

    /** The size that was asked for, or else this one. */
    public int sizeOr(int usual) {
        return size == 0 ? usual : size;
    }

    /** Whether a contestant of that name takes part. */
    public boolean takesPart(String contestant) {
        return contestants.isEmpty() || contestants.contains(contestant);
    }

    private static void check(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", but it is " + value);
        }
    }
}
