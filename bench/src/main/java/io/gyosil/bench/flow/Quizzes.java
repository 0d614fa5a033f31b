package io.gyosil.bench.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Made-up quizzes: the n-th is the same in every run. All learners finish one on each of some days, from
 * 08:00 to 17:00 in Seoul.
 *
 * @param learners how many
 * @param topics from how many one is chosen by chance
 * @param answers in each quiz
 * @param firstDay the day of the first round of quizzes
 * @param days over how many days the rounds go, again from the first after the last
 * @param apart from one of these days to the next
 */
public record Quizzes(int learners, int topics, int answers, LocalDate firstDay, int days, int apart) {
    private static final int FIRST_USER = 1_000;
    private static final int ITEMS_OF_A_TOPIC = 400;
    private static final int SCHOOL_BEGINS_UTC = 23;
    private static final int SCHOOL_DAY_MILLIS = 9 * 3_600_000;

    /** On days that follow each other. */
    public Quizzes(int learners, int topics, int answers, LocalDate firstDay, int days) {
        this(learners, topics, answers, firstDay, days, 1);
    }

    /** The n-th, from 0. */
    public Quiz quiz(int n) {
        Random random = new Random(mixed(n));
        int topic = random.nextInt(topics);
        Instant start = firstDay.plusDays((long) (n / learners % days) * apart - 1)
                .atTime(SCHOOL_BEGINS_UTC, 0)
                .toInstant(ZoneOffset.UTC)
                .plusMillis(random.nextInt(SCHOOL_DAY_MILLIS));
        List<Quiz.Answer> given = new ArrayList<>(answers);
        Instant at = start;
        for (int i = 0; i < answers; i++) {
            int millis = 2_000 + random.nextInt(40_000);
            at = at.plusMillis(millis);
            int item = topic * ITEMS_OF_A_TOPIC + random.nextInt(ITEMS_OF_A_TOPIC);
            given.add(new Quiz.Answer(item, outcome(random.nextInt(100)), at, millis));
        }
        return new Quiz(
                uuid(7, start.toEpochMilli() << 16 | n & 0xfff, random.nextLong()),
                uuid(7, start.toEpochMilli() << 16 | n >> 12 & 0xfff, random.nextLong())
                        .toString(),
                Integer.toString(FIRST_USER + n % learners),
                "t-" + topic,
                uuid(4, random.nextLong(), random.nextLong()).toString(),
                start,
                given);
    }

    private static String outcome(int percent) {
        if (percent < 68) {
            return "correct";
        }
        return percent < 92 ? "wrong" : "unsure";
    }

    private static UUID uuid(int version, long high, long low) {
        return new UUID(high & ~0xf000L | (long) version << 12, low >>> 2 | Long.MIN_VALUE);
    }

    /** Neighbouring seeds make neighbouring first numbers; these do not. */
    private static long mixed(long n) {
        long bits = (n + 1) * 0x9e3779b97f4a7c15L;
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        return bits ^ bits >>> 27;
    }
}
