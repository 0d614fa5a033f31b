package io.gyosil.demo.csvimport;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * All answers of one student, packed into a {@code long} each: position, skill and correct from the highest bits down,
 * so that sorting the numbers sorts by position.
 */
final class StudentAnswers {

    private final int student;
    private long[] packed = new long[64];
    private int size;

    StudentAnswers(int student) {
        this.student = student;
    }

    void add(int position, int skill, boolean correct) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size + (size >> 1));
        }
        packed[size++] = (long) position << 32 | (long) skill << 1 | (correct ? 1 : 0);
    }

    /** Puts the answers into the order in which they were given; to be called when all are there. */
    void sort() {
        packed = Arrays.copyOf(packed, size);
        Arrays.sort(packed);
    }

    /** Positions that occur more than once, ascending; of sorted answers. */
    LongStream repeatedPositions() {
        return LongStream.range(1, size)
                .filter(i -> position((int) i) == position((int) i - 1))
                .map(i -> position((int) i))
                .distinct();
    }

    int student() {
        return student;
    }

    int size() {
        return size;
    }

    int position(int index) {
        return (int) (packed[index] >>> 32);
    }

    int skill(int index) {
        return (int) ((packed[index] & 0xFFFF_FFFFL) >>> 1);
    }

    boolean correct(int index) {
        return (packed[index] & 1) == 1;
    }
}
