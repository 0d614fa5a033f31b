package io.gyosil.demo.csvimport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Times for answers that have none: a student's n-th upload begins at 09:00 UTC of the n-th school day from 2010-01-04. */
final class ResponseTimes {

    static final int ANSWERS_IN_AN_UPLOAD = 20;

    private static final LocalDate FIRST_MONDAY = LocalDate.of(2010, 1, 4);
    private static final LocalTime START = LocalTime.of(9, 0);
    private static final int SCHOOL_DAYS_A_WEEK = 5;
    private static final int SHORTEST_MS = 25_000;
    private static final int SPREAD_MS = 10_001;

    private ResponseTimes() {}

    /** @param upload number of the student's upload, from 0 */
    static Instant startOf(int upload) {
        return FIRST_MONDAY
                .plusWeeks(upload / SCHOOL_DAYS_A_WEEK)
                .plusDays(upload % SCHOOL_DAYS_A_WEEK)
                .atTime(START)
                .toInstant(ZoneOffset.UTC);
    }

    /** From 25 to 35 seconds. */
    static int responseTimeMs(int student, int position, int skill) {
        return SHORTEST_MS + Mixing.below(SPREAD_MS, ((long) student << 32 | position) ^ (long) skill << 16);
    }
}
