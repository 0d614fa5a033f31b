package io.gyosil.demo.school;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** When a pupil studies: three or four times in seven days, mostly on school days in the evening, Seoul time. */
final class StudyDays {

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final int DAYS = 7;

    private StudyDays() {}

    /**
     * A moment at which a pupil sits down to study.
     *
     * @param week 0 to 3
     */
    record Sitting(int week, Instant start) {}

    static List<Sitting> until(LocalDate lastDay, Random random) {
        var sittings = new ArrayList<Sitting>();
        for (int week = 0; week < Curriculum.WEEKS; week++) {
            LocalDate first = lastDay.minusDays((long) (Curriculum.WEEKS - week) * DAYS - 1);
            for (LocalDate day : days(first, 3 + random.nextInt(2), random)) {
                Instant start = day.atTime(time(day, random)).atZone(SEOUL).toInstant();
                sittings.add(new Sitting(week, start));
            }
        }
        return sittings;
    }

    private static TreeSet<LocalDate> days(LocalDate first, int count, Random random) {
        var days = new TreeSet<LocalDate>();
        while (days.size() < count) {
            LocalDate day = first.plusDays(random.nextInt(DAYS));
            if (!isWeekend(day) || random.nextInt(5) == 0) {
                days.add(day);
            }
        }
        return days;
    }

    private static LocalTime time(LocalDate day, Random random) {
        if (isWeekend(day)) {
            return LocalTime.of(10, 0).plusSeconds(random.nextInt(7 * 3600));
        }
        boolean straightAfterSchool = random.nextInt(20) < 3;
        return straightAfterSchool
                ? LocalTime.of(15, 40).plusSeconds(random.nextInt(6600))
                : LocalTime.of(18, 0).plusSeconds(random.nextInt(4 * 3600));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
