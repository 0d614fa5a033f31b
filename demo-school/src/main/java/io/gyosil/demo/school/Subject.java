package io.gyosil.demo.school;

/** A school subject, with the seconds that half of all answers in it take at most. */
public enum Subject {
    MATHEMATICS("수학", 38),
    ENGLISH("영어", 17),
    SCIENCE("과학", 20),
    KOREAN("국어", 15);

    private final String title;
    private final int medianSeconds;

    Subject(String title, int medianSeconds) {
        this.title = title;
        this.medianSeconds = medianSeconds;
    }

    /** The name on the timetable. */
    public String title() {
        return title;
    }

    int medianSeconds() {
        return medianSeconds;
    }
}
